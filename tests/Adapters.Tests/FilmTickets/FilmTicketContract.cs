using Serverless.Adapters.FilmTickets;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Tests.Sales;
using Serverless.Domain.FilmTickets;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Tests.FilmTickets;

/// <summary>What every engine has to promise of film tickets: races, kills and repeats.</summary>
public abstract partial class FilmTicketContract : IAsyncLifetime
{
    private static readonly FilmTicketOrder Order = new("CGV 강남", "user123", "인터스텔라", 15_000, 10, "VIP석");
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly IdSource Ids = new(TimeProvider.System);

    private IDocuments? _documents;

    private IDocuments Documents => _documents!;

    // A process of its own, with no memory.
    private DocumentFilmTickets Tickets => Over(Documents);

    public async Task InitializeAsync() => _documents = await OpenAsync();

    public abstract Task DisposeAsync();

    private protected abstract Task<IDocuments> OpenAsync();

    [Fact]
    public async Task Issues_once_to_fifty_twins_and_not_at_all_to_another_order()
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
    public async Task Has_issued_all_or_nothing_when_it_is_killed_and_the_repeat_finds_it(bool afterEffect)
    {
        var key = NextKey();
        var killed = Over(new CrashInjector(1, afterEffect).Around(Documents));
        await Assert.ThrowsAsync<ProcessKilledException>(() => IssueAsync(killed, Order, key));

        var idempotencySeed = await IssueAsync(Tickets, Order, key);

        Assert.Equal(afterEffect, idempotencySeed!.IsReplay);
        Assert.Equal(10, idempotencySeed.Ids.Count);
        Assert.All(
            await Task.WhenAll(idempotencySeed.Ids.Select(id => Tickets.FindAsync(id, default))),
            ticket => Assert.Equal(Order, ticket!.Order));
    }

    [Fact]
    public async Task Cancels_each_ticket_once_whoever_asks_for_it_at_the_same_time()
    {
        var ids = new List<Guid>();

        for (var order = 0; order < 4; order++)
        {
            ids.AddRange((await IssueAsync(Tickets, Order))!.Ids);
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(caller => Task.Run(async () =>
        {
            var wanted = ids.Where((_, index) => (index + caller) % 3 != 0).Append(Ids.Next()).ToArray();

            var note = new RefundNote($"{caller}");

            return (Wanted: wanted, Canceled: await Tickets.CancelAsync(wanted, note, Now, default));
        })));

        Assert.Equal(ids.Order(), answers.SelectMany(answer => answer.Canceled.Now).Order());
        Assert.All(answers, answer =>
        {
            Assert.Empty(answer.Canceled.Now.Intersect(answer.Canceled.Before));
            Assert.Equal(
                answer.Wanted[..^1].Order(), answer.Canceled.Now.Concat(answer.Canceled.Before).Order());
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Finishes_a_refund_that_was_killed_between_its_batches(bool afterEffect)
    {
        var ids = new List<Guid>();

        for (var order = 0; order < 4; order++)
        {
            ids.AddRange((await IssueAsync(Tickets, Order))!.Ids);
        }

        var killed = Over(new CrashInjector(2, afterEffect).Around(Documents));
        await Assert.ThrowsAsync<ProcessKilledException>(() => killed.CancelAsync(ids, null, Now, default));

        var idempotencySeed = await Tickets.CancelAsync(ids, null, Now, default);

        Assert.Equal(afterEffect ? 0 : 20, idempotencySeed.Now.Count);
        Assert.Equal(ids.Order(), idempotencySeed.Now.Concat(idempotencySeed.Before).Order());
        await FilmTicketAudit.CheckAsync(Documents);
    }

    private static DocumentFilmTickets Over(IDocuments documents) => new(documents, TimeProvider.System);

    private static Task<IssuedFilmTickets?> IssueAsync(DocumentFilmTickets tickets, FilmTicketOrder order, IssueKey? key = null) =>
        tickets.IssueAsync(
            order, [.. Enumerable.Range(0, order.Quantity).Select(_ => Ids.Next())], key, Now, default);

    private static IssueKey NextKey() => new("-", Ids.Next().ToString());
}
