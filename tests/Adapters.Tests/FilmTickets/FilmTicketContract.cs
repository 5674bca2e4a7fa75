using Serverless.Adapters.FilmTickets;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Tests.Sales;
using Serverless.Domain.FilmTickets;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Tests.FilmTickets;

/// <summary>The behaviour of film tickets on every engine under concurrency, crashes and retries.</summary>
public abstract partial class FilmTicketContract : IAsyncLifetime
{
    private static readonly FilmTicketOrder Order = new("CGV 강남", "user123", "인터스텔라", 15_000, 10, "VIP석");
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly IdSource Ids = new(TimeProvider.System);

    private IDocuments? _documents;

    private IDocuments Documents => _documents!;

    // Each access simulates a separate process without any cache.
    private DocumentFilmTickets Tickets => Over(Documents);

    public async Task InitializeAsync() => _documents = await OpenAsync();

    public abstract Task DisposeAsync();

    private protected abstract Task<IDocuments> OpenAsync();

    [Fact]
    public async Task Fifty_concurrent_duplicates_issue_once_and_another_order_is_rejected()
    {
        var key = NextKey();

        var duplicates = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ =>
            Task.Run(() => IssueAsync(Tickets, Order, key))));
        var other = await IssueAsync(Tickets, Order with { Memo = null }, key);

        Assert.Single(duplicates, duplicate => duplicate is { IsReplay: false });
        Assert.Single(duplicates.Select(duplicate => string.Join(',', duplicate!.Ids)).Distinct());
        Assert.Null(other);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Crash_issues_all_or_no_tickets_and_the_retry_returns_them(bool afterEffect)
    {
        var key = NextKey();
        var killed = Over(new CrashInjector(1, afterEffect).Around(Documents));
        await Assert.ThrowsAsync<ProcessKilledException>(() => IssueAsync(killed, Order, key));

        var retry = await IssueAsync(Tickets, Order, key);

        Assert.Equal(afterEffect, retry!.IsReplay);
        Assert.Equal(10, retry.Ids.Count);
        Assert.All(
            await Task.WhenAll(retry.Ids.Select(id => Tickets.FindAsync(id, default))),
            ticket => Assert.Equal(Order, ticket!.Order));
    }

    [Fact]
    public async Task Concurrent_cancellations_cancel_each_ticket_once()
    {
        var ids = new List<Guid>();

        for (var order = 0; order < 4; order++)
        {
            ids.AddRange((await IssueAsync(Tickets, Order))!.Ids);
        }

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(caller => Task.Run(async () =>
        {
            var requested = ids.Where((_, index) => (index + caller) % 3 != 0).Append(Ids.Next()).ToArray();

            var note = new RefundNote($"{caller}");

            return (Requested: requested, Canceled: await Tickets.CancelAsync(requested, note, Now, default));
        })));

        Assert.Equal(ids.Order(), results.SelectMany(result => result.Canceled.Now).Order());
        Assert.All(results, result =>
        {
            Assert.Empty(result.Canceled.Now.Intersect(result.Canceled.Before));
            Assert.Equal(
                result.Requested[..^1].Order(), result.Canceled.Now.Concat(result.Canceled.Before).Order());
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Retry_completes_a_refund_that_crashed_between_batches(bool afterEffect)
    {
        var ids = new List<Guid>();

        for (var order = 0; order < 4; order++)
        {
            ids.AddRange((await IssueAsync(Tickets, Order))!.Ids);
        }

        var killed = Over(new CrashInjector(2, afterEffect).Around(Documents));
        await Assert.ThrowsAsync<ProcessKilledException>(() => killed.CancelAsync(ids, null, Now, default));

        var retry = await Tickets.CancelAsync(ids, null, Now, default);

        Assert.Equal(afterEffect ? 0 : 20, retry.Now.Count);
        Assert.Equal(ids.Order(), retry.Now.Concat(retry.Before).Order());
        await FilmTicketAudit.CheckAsync(Documents);
    }

    private static DocumentFilmTickets Over(IDocuments documents) => new(documents, TimeProvider.System);

    private static Task<IssuedFilmTickets?> IssueAsync(
        DocumentFilmTickets tickets, FilmTicketOrder order, IssueKey? key = null) =>
        tickets.IssueAsync(
            order, [.. Enumerable.Range(0, order.Quantity).Select(_ => Ids.Next())], key, Now, default);

    private static IssueKey NextKey() => new("-", Ids.Next().ToString());
}
