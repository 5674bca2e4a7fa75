using Serverless.Adapters.FilmTickets;
using Serverless.Adapters.Tests.Sales;
using Serverless.Domain.FilmTickets;

namespace Serverless.Adapters.Tests.FilmTickets;

public abstract partial class FilmTicketContract
{
    private static readonly FilmTicketFilter All = new(null, null, null, null);

    [Fact]
    public async Task Empty_store_has_an_empty_list()
    {
        var page = await Tickets.ListAsync(All with { UserId = "unknown", IsCanceled = true }, 100, 7, default);

        Assert.Empty(page.Tickets);
        Assert.Equal(0, page.Total);
    }

    [Fact]
    public async Task Filter_separates_names_with_equal_concatenations()
    {
        await IssueAsync(Tickets, Order with { TheaterName = "ab", UserId = "c" });
        await IssueAsync(Tickets, Order with { TheaterName = "a", UserId = "bc" });

        var page = await Tickets.ListAsync(All with { TheaterName = "a", UserId = "bc" }, 100, 0, default);

        Assert.Equal(10, page.Total);
        Assert.All(page.Tickets, ticket => Assert.Equal("bc", ticket.Order.UserId));
    }

    [Fact]
    public async Task Lists_match_the_tickets_after_concurrent_issues_and_refunds()
    {
        var random = new Random(42);
        var processes = Enumerable.Range(0, 3).Select(_ => Tickets).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 24).Select(caller => RandomOf(random.Next())).Select((seed, caller) =>
            Task.Run(() => WorkAsync(processes[caller % 3], seed))));

        var tickets = await FilmTicketAudit.CheckAsync(Documents);
        Assert.True(tickets.Count > 3 * StoredList.BlockLength, $"{tickets.Count} tickets fill too few blocks.");
        Assert.Contains(tickets, ticket => ticket.IsCanceled);

        static Random RandomOf(int seed) => new(seed);
    }

    [Fact]
    public async Task Paging_shows_each_ticket_once_during_concurrent_issues()
    {
        var issuers = Enumerable.Range(0, 6).Select(issuer => Task.Run(async () =>
        {
            var tickets = Tickets;

            for (var order = 0; order < 20; order++)
            {
                await IssueAsync(tickets, RandomOrder(new Random((issuer * 100) + order)));
            }
        })).ToArray();
        var seen = new List<Guid>();
        var total = 0L;

        for (var emptyPages = 0; emptyPages < 2;)
        {
            // A page read after the last issue must be the last one.
            var isComplete = issuers.All(issuer => issuer.IsCompleted);
            var page = await Tickets.ListAsync(All, 7, seen.Count, default);
            seen.AddRange(page.Tickets.Select(ticket => ticket.Id));
            Assert.True(page.Total >= total && page.Total >= seen.Count);
            Assert.Equal(Math.Min(7, page.Total - page.Offset), page.Tickets.Count);
            total = page.Total;
            emptyPages += isComplete && page.Tickets.Count == 0 ? 1 : 0;
        }

        await Task.WhenAll(issuers);
        var tickets = await FilmTicketAudit.CheckAsync(Documents);
        Assert.Equal(tickets.Select(ticket => ticket.Id), seen);
    }

    [Fact]
    public async Task Pages_of_valid_tickets_contain_no_refunded_ones_during_refunds()
    {
        var ids = new List<Guid>();

        for (var order = 0; order < 30; order++)
        {
            ids.AddRange((await IssueAsync(Tickets, Order))!.Ids);
        }

        var refunds = Task.Run(async () =>
        {
            foreach (var some in ids.Where((_, index) => index % 3 == 0).Chunk(5))
            {
                await Tickets.CancelAsync(some, null, Now, default);
            }
        });
        var valid = All with { IsCanceled = false };
        FilmTicketPage page;

        do
        {
            page = await Tickets.ListAsync(valid, 1000, 0, default);
            Assert.DoesNotContain(page.Tickets, ticket => ticket.IsCanceled);
        }
        while (!refunds.IsCompleted);

        await refunds;
        Assert.Equal(200, (await Tickets.ListAsync(valid, 1000, 0, default)).Tickets.Count);
        Assert.Equal(100, (await Tickets.ListAsync(valid with { IsCanceled = true }, 1000, 0, default)).Total);
        await FilmTicketAudit.CheckAsync(Documents);
    }

    [Fact]
    public async Task Issued_ticket_is_listed_at_once()
    {
        for (var order = 1; order <= 30; order++)
        {
            var issued = await IssueAsync(Tickets, Order with { Quantity = 1, UserId = $"u{order % 3}" });
            var page = await Tickets.ListAsync(All, 1, order - 1, default);

            Assert.Equal(order, page.Total);
            Assert.Equal(issued!.Ids, page.Tickets.Select(ticket => ticket.Id));
        }
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    public async Task Lists_match_the_tickets_after_a_crash_at_any_step(int step, bool afterEffect)
    {
        var first = (await IssueAsync(Tickets, Order))!.Ids;
        var killed = Over(new CrashInjector(step, afterEffect).Around(Documents));

        // Each round takes one or two steps; 13 orders complete a block.
        await Assert.ThrowsAsync<ProcessKilledException>(async () =>
        {
            await Task.WhenAll(Enumerable.Range(0, 13).Select(order =>
                IssueAsync(killed, Order with { UserId = $"user{order % 2}" })));
            await killed.CancelAsync(first, null, Now, default);
        });

        await FilmTicketAudit.CheckAsync(Documents);
        await IssueAsync(Tickets, Order);
        await Tickets.CancelAsync(first, null, Now, default);
        Assert.All(
            (await FilmTicketAudit.CheckAsync(Documents)).Take(10), ticket => Assert.True(ticket.IsCanceled));
    }

    private static FilmTicketOrder RandomOrder(Random random) => new(
        $"theater{random.Next(2)}",
        $"user{random.Next(3)}",
        $"film{random.Next(2)}",
        1 + random.Next(1000),
        1 + random.Next(10),
        null);

    private static async Task WorkAsync(DocumentFilmTickets tickets, Random random)
    {
        for (var step = 0; step < 8; step++)
        {
            await IssueAsync(tickets, RandomOrder(random));

            if (step % 2 == 1)
            {
                var total = (await tickets.ListAsync(All, 1, 0, default)).Total;
                var page = await tickets.ListAsync(All, 12, random.NextInt64(total), default);
                await tickets.CancelAsync(
                    [.. page.Tickets.Where(_ => random.Next(3) > 0).Select(ticket => ticket.Id)], null, Now, default);
            }
        }
    }
}
