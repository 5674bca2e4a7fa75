namespace Serverless.Domain.FilmTickets;

/// <summary>Every ticket that was issued, durably.</summary>
public interface IFilmTickets
{
    /// <summary>
    /// Issues all tickets of the order or none, one for each of the new ids. With a key, the first order of the key is
    /// issued and every later one is answered with those tickets; null when the key belongs to another order.
    /// </summary>
    Task<IssuedFilmTickets?> IssueAsync(
        FilmTicketOrder order,
        IReadOnlyList<Guid> ids,
        IssueKey? key,
        DateTimeOffset now,
        CancellationToken cancellationToken);

    Task<FilmTicket?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>
    /// A page of the tickets that were issued before this call, and the number of all of them. A ticket keeps its place
    /// as others are issued; one that is cancelled leaves the tickets that are not.
    /// </summary>
    Task<FilmTicketPage> ListAsync(FilmTicketFilter filter, int limit, long offset, CancellationToken cancellationToken);

    /// <summary>
    /// Cancels those that are good and nobody was let in with; each id of each call ends in at most one of the sets.
    /// What the same wish has cancelled before counts as cancelled now.
    /// </summary>
    Task<CanceledFilmTickets> CancelAsync(
        IReadOnlyCollection<Guid> ids, RefundNote? note, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>What is kept with a ticket that is cancelled.</summary>
/// <param name="IdempotencyBits">Stands for the wish that cancels it; null where it came without a key.</param>
public sealed record RefundNote(string? Reason, ulong? IdempotencyBits = null);

/// <summary>Which tickets a call has cancelled, and which had been before; the rest do not exist.</summary>
public sealed record CanceledFilmTickets(IReadOnlySet<Guid> Now, IReadOnlySet<Guid> Before)
{
    /// <summary>Those that stay as they are because somebody was let in with them.</summary>
    public IReadOnlySet<Guid> Admitted { get; init; } = new HashSet<Guid>();
}
