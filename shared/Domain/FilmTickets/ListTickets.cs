using Serverless.Domain.Platform;

namespace Serverless.Domain.FilmTickets;

/// <summary>
/// Lists the tickets that match a filter, a page at a time, in the order of issue.
/// </summary>
public sealed class ListTickets(IFilmTickets tickets, FilmTicketPolicy policy)
{
    /// <param name="limit">Tickets on the page; null for the policy's default.</param>
    public async Task<Result<FilmTicketPage>> ExecuteAsync(
        FilmTicketFilter filter, int? limit, long offset, CancellationToken cancellationToken)
    {
        var size = limit ?? policy.PageSizeDefault;
        var error = new FilmTicketLimits()
            .Number("limit", size, 1, policy.PageSizeMax)
            .Number("offset", offset, 0, int.MaxValue)
            .Error;

        return error is null
            ? await tickets.ListAsync(filter.Normalise(), size, offset, cancellationToken)
            : error;
    }
}
