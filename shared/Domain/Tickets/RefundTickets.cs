using Serverless.Domain.Platform;

namespace Serverless.Domain.Tickets;

/// <summary>
/// Cancels tickets, and tells of each whether this call did it, another had, somebody was let in with it, or there is
/// none. Repeated with its key, it tells what it told the first time.
/// </summary>
public sealed class RefundTickets(ITickets tickets, TicketPolicy policy, TimeProvider clock)
{
    public async Task<Outcome<RefundedTickets>> ExecuteAsync(
        IReadOnlyList<string> ids, string? reason, RepeatKey? repeat, CancellationToken cancellationToken)
    {
        var refusal = new TicketLimits()
            .List("ticket_ids", ids.Count, 1, policy.RefundedTicketsMax)
            .Text("reason", reason, 0, policy.ReasonLengthMax)
            .Refusal;

        if (refusal is not null)
        {
            return refusal;
        }

        var wanted = ids.Select(TicketId.Parse).OfType<Guid>().ToHashSet();
        var note = new RefundNote(reason, repeat?.Bits);
        var canceled = await tickets.CancelAsync(wanted, note, clock.GetUtcNow(), cancellationToken);

        return Sort(ids, canceled);
    }

    // An id that is named again was cancelled by its first mention.
    private static RefundedTickets Sort(IReadOnlyList<string> ids, CanceledTickets canceled)
    {
        var (refunded, before, unknown) = (new List<string>(), new List<string>(), new List<string>());
        var admitted = new List<string>();
        var told = new HashSet<Guid>();

        foreach (var id in ids)
        {
            var ticket = TicketId.Parse(id);
            var list = ticket is not { } known ? unknown
                : canceled.Admitted.Contains(known) ? admitted
                : canceled.Now.Contains(known) && told.Add(known) ? refunded
                : canceled.Now.Contains(known) || canceled.Before.Contains(known) ? before
                : unknown;
            list.Add(id);
        }

        return new RefundedTickets(refunded, before, unknown) { AlreadyAdmitted = admitted };
    }
}
