using Serverless.Domain.Platform;

namespace Serverless.Domain.FilmTickets;

/// <summary>
/// Lists the tickets that a filter lets through, a page at a time, in the order in which they were issued.
/// </summary>
public sealed class ListTickets(IFilmTickets tickets, FilmTicketPolicy policy)
{
    /// <param name="limit">Tickets on the page; null for as many as the policy says.</param>
    public async Task<Result<FilmTicketPage>> ExecuteAsync(
        FilmTicketFilter filter, int? limit, long offset, CancellationToken cancellationToken)
    {
        var size = limit ?? policy.PageSizeDefault;
        var error = new FilmTicketLimits()
            .Number("limit", size, 1, policy.PageSizeMax)
            .Number("offset", offset, 0, int.MaxValue)
            .Error;

        return error is null
            ? await tickets.ListAsync(filter, size, offset, cancellationToken)
            : error;
    }
}
