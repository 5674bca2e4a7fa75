using Serverless.Domain.Platform;

namespace Serverless.Domain.FilmTickets;

/// <summary>
/// Cancels tickets and reports each as cancelled now, cancelled before, checked in or unknown. A repeated request with
/// the same key gets the same result.
/// </summary>
public sealed class RefundTickets(IFilmTickets tickets, FilmTicketPolicy policy, TimeProvider clock)
{
    public async Task<Result<RefundedFilmTickets>> ExecuteAsync(
        IReadOnlyList<string> ids,
        string? reason,
        IdempotencySeed? idempotencySeed,
        CancellationToken cancellationToken)
    {
        var error = new FilmTicketLimits()
            .List("ticket_ids", ids.Count, 1, policy.RefundedTicketsMax)
            .Memo("reason", reason, policy.ReasonLengthMax)
            .Error;

        if (error is not null)
        {
            return error;
        }

        var known = ids.Select(FilmTicketId.Parse).OfType<Guid>().ToHashSet();
        var note = new RefundNote(reason, idempotencySeed?.Bits);
        var canceled = await tickets.CancelAsync(known, note, clock.GetUtcNow(), cancellationToken);

        return Sort(ids, canceled);
    }

    // A repeated id counts as cancelled before, because its first occurrence cancelled the ticket.
    private static RefundedFilmTickets Sort(IReadOnlyList<string> ids, CanceledFilmTickets canceled)
    {
        var (refunded, before, unknown) = (new List<string>(), new List<string>(), new List<string>());
        var admitted = new List<string>();
        var reported = new HashSet<Guid>();

        foreach (var id in ids)
        {
            var ticket = FilmTicketId.Parse(id);
            var list = ticket is not { } known ? unknown
                : canceled.Admitted.Contains(known) ? admitted
                : canceled.Now.Contains(known) && reported.Add(known) ? refunded
                : canceled.Now.Contains(known) || canceled.Before.Contains(known) ? before
                : unknown;
            list.Add(id);
        }

        return new RefundedFilmTickets(refunded, before, unknown) { AlreadyAdmitted = admitted };
    }
}
