using System.Text.Json;
using Serverless.Adapters.FilmTickets;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.FilmTickets;

namespace Serverless.Adapters.Tests.FilmTickets;

/// <summary>Compares every filtered list with the stored tickets.</summary>
internal static class FilmTicketAudit
{
    private static readonly bool?[] States = [null, false, true];

    public static async Task<IReadOnlyList<FilmTicket>> CheckAsync(IDocuments documents, int pageSize = 60)
    {
        var tickets = await ReadAllAsync(documents);
        Assert.Equal(Enumerable.Range(0, tickets.Count), tickets.Select(ticket => (int)ticket.Number));

        var lists = new DocumentFilmTickets(documents, TimeProvider.System);

        foreach (var filter in FiltersOf(tickets))
        {
            var expected = tickets.Where(ticket => Fits(ticket, filter)).Select(ticket => ticket.Id).ToArray();
            var listed = new List<Guid>();
            FilmTicketPage page;

            do
            {
                page = await lists.ListAsync(filter, pageSize, listed.Count, default);
                listed.AddRange(page.Tickets.Select(ticket => ticket.Id));
                Assert.Equal(expected.Length, page.Total);
            }
            while (page.Tickets.Count > 0);

            Assert.Equal(expected, listed);
        }

        return tickets;
    }

    private static IEnumerable<FilmTicketFilter> FiltersOf(IReadOnlyList<FilmTicket> tickets) =>
        from ticket in tickets.DistinctBy(ticket =>
            (ticket.Order.TheaterName, ticket.Order.UserId, ticket.Order.MovieTitle))
        from filterBits in Enumerable.Range(0, 8)
        from state in States
        let filter = new FilmTicketFilter(
            (filterBits & 1) == 0 ? null : ticket.Order.TheaterName,
            (filterBits & 2) == 0 ? null : ticket.Order.UserId,
            (filterBits & 4) == 0 ? null : ticket.Order.MovieTitle,
            state)
        group filter by filter into same
        select same.Key;

    private static bool Fits(FilmTicket ticket, FilmTicketFilter filter) =>
        (filter.TheaterName ?? ticket.Order.TheaterName) == ticket.Order.TheaterName
        && (filter.UserId ?? ticket.Order.UserId) == ticket.Order.UserId
        && (filter.MovieTitle ?? ticket.Order.MovieTitle) == ticket.Order.MovieTitle
        && (filter.IsCanceled ?? ticket.IsCanceled) == ticket.IsCanceled;

    private static async Task<List<FilmTicket>> ReadAllAsync(IDocuments documents)
    {
        var tickets = new List<FilmTicket>();
        DocumentPage? page = null;

        do
        {
            page = await documents.ListAsync(
                FilmTicketKeys.Partition,
                DocumentRange.Prefix("ticket:") with { After = page?.Next },
                DocumentLimits.PageMax,
                default);
            tickets.AddRange(page.Documents.Select(document =>
                JsonSerializer.Deserialize(document.Body.Span, TicketStoreJson.Default.FilmTicket)!));
        }
        while (page.Next is not null);

        return [.. tickets.OrderBy(ticket => ticket.Number)];
    }
}
