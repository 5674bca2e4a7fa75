namespace Serverless.Domain.FilmTickets;

/// <summary>The stored film tickets.</summary>
public interface IFilmTickets
{
    /// <summary>
    /// Issues all tickets of the order or none, one for each of the new ids. With a key, only the first call issues
    /// tickets and every later call returns them; null when the key was used for another order.
    /// </summary>
    Task<IssuedFilmTickets?> IssueAsync(
        FilmTicketOrder order,
        IReadOnlyList<Guid> ids,
        IssueKey? key,
        DateTimeOffset now,
        CancellationToken cancellationToken);

    Task<FilmTicket?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>
    /// Returns a page of the tickets that were issued before this call, and the number of all matching ones. Later
    /// tickets do not change a ticket's position; a cancelled ticket leaves the list of issued tickets.
    /// </summary>
    Task<FilmTicketPage> ListAsync(
        FilmTicketFilter filter, int limit, long offset, CancellationToken cancellationToken);

    /// <summary>
    /// Cancels the valid tickets that were not checked in. Each id is in at most one of the returned sets. Tickets that
    /// an earlier request with the same key cancelled count as cancelled now.
    /// </summary>
    Task<CanceledFilmTickets> CancelAsync(
        IReadOnlyCollection<Guid> ids, RefundNote? note, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>The data stored with a cancelled ticket.</summary>
/// <param name="IdempotencyBits">Identifies the refund request; null when it had no key.</param>
public sealed record RefundNote(string? Reason, ulong? IdempotencyBits = null);

/// <summary>The tickets that this call cancelled, and those cancelled before; the rest do not exist.</summary>
public sealed record CanceledFilmTickets(IReadOnlySet<Guid> Now, IReadOnlySet<Guid> Before)
{
    /// <summary>Tickets that were not cancelled because they were checked in.</summary>
    public IReadOnlySet<Guid> Admitted { get; init; } = new HashSet<Guid>();
}
