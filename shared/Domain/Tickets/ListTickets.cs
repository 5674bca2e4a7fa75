using Serverless.Domain.Platform;

namespace Serverless.Domain.Tickets;

/// <summary>
/// Lists the tickets that a filter lets through, a page at a time, in the order in which they were issued.
/// </summary>
public sealed class ListTickets(ITickets tickets, TicketPolicy policy)
{
    /// <param name="limit">Tickets on the page; null for as many as the policy says.</param>
    public async Task<Outcome<TicketPage>> ExecuteAsync(
        TicketFilter filter, int? limit, long offset, CancellationToken cancellationToken)
    {
        var size = limit ?? policy.PageSizeDefault;
        var refusal = new TicketLimits()
            .Number("limit", size, 1, policy.PageSizeMax)
            .Number("offset", offset, 0, int.MaxValue)
            .Refusal;

        return refusal is null
            ? await tickets.ListAsync(filter, size, offset, cancellationToken)
            : refusal;
    }
}
