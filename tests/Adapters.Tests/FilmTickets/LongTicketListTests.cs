using Serverless.Adapters.FilmTickets;
using Serverless.Adapters.Tests.Sales;
using Serverless.Domain.FilmTickets;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Tests.FilmTickets;

/// <summary>Lists longer than one index page, compared with a plain list of the same tickets.</summary>
public sealed class LongTicketListTests
{
    private const int TicketCount = (StoredList.IndexPageLength * StoredList.BlockLength * 2) + 1_234;

    [Fact]
    public async Task Every_page_matches_a_plain_list_of_the_tickets()
    {
        var random = new Random(7);
        var ids = new IdSource(TimeProvider.System);
        var tickets = new DocumentFilmTickets(new InMemoryDocuments(), TimeProvider.System);
        var issued = new List<Guid>();

        while (issued.Count < TicketCount)
        {
            var order = new FilmTicketOrder("t", "u", "m", 1, 10, null);
            Guid[] drawn = [.. Enumerable.Range(0, order.Quantity).Select(_ => ids.Next())];
            issued.AddRange((await tickets.IssueAsync(order, drawn, null, DateTimeOffset.UnixEpoch, default))!.Ids);
        }

        // Many canceled tickets in the first index page, none in the second and few after it.
        var canceled = issued.Take(400).Concat(issued.Where((_, index) =>
            index / (StoredList.IndexPageLength * StoredList.BlockLength) != 1 && index % 97 == 0)).ToHashSet();
        await tickets.CancelAsync(canceled, null, DateTimeOffset.UnixEpoch, default);

        foreach (var state in (bool?[])[null, false, true])
        {
            var expected = issued.Where(id => state is null || canceled.Contains(id) == state).ToList();
            var offsets = Enumerable.Range(0, 30).Select(_ => random.Next(expected.Count))
                .Concat([0, 127, 128, 129, expected.Count - 1, expected.Count, expected.Count + 5]);

            foreach (var offset in offsets)
            {
                var limit = 1 + random.Next(300);
                var page = await tickets.ListAsync(
                    new FilmTicketFilter("t", null, null, state), limit, offset, default);

                Assert.Equal(expected.Count, page.Total);
                Assert.Equal(expected.Skip(offset).Take(limit), page.Tickets.Select(ticket => ticket.Id));
            }
        }
    }
}
