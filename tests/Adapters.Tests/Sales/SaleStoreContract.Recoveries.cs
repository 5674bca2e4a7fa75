using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>The list of recoveries, and the list of performances that may have some.</summary>
public abstract partial class SaleStoreContract
{
    [Fact]
    public async Task Lists_a_recovery_again_later_or_no_more()
    {
        var first = await StoreAsync(Seats(Ada, 0) with { RecoverAt = Noon });
        var second = await StoreAsync(Seats(Ada, 1) with { RecoverAt = Noon.AddSeconds(1) });
        var due = await ListEntriesAsync(Noon.AddSeconds(1));

        await Sales.PostponeAsync(Performance.Id.Tag, due[0], Noon.AddMinutes(5), default);
        await Sales.PostponeAsync(Performance.Id.Tag, due[1], until: null, default);

        Assert.Empty(await ListDueAsync(Noon.AddMinutes(4), 10));
        Assert.Equal([first.Value.Reservation.Id], await ListDueAsync(Noon.AddMinutes(5), 10));
        Assert.Equal(Noon.AddMinutes(5), Assert.Single(await ListEntriesAsync(Noon.AddMinutes(5))).DueAt);
        Assert.Equal(second.Version, (await Sales.FindAsync(second.Value.Reservation.Id, default))?.Version);
    }

    [Fact]
    public async Task Leaves_a_recovery_alone_that_was_written_again_meanwhile()
    {
        var first = await StoreAsync(Seats(Ada, 0) with { RecoverAt = Noon });
        var due = Assert.Single(await ListEntriesAsync(Noon));
        var none = await StoreAsync(first.Value with { RecoverAt = null }, first);
        await StoreAsync(none.Value with { RecoverAt = Noon.AddSeconds(1) }, none);

        await Sales.PostponeAsync(Performance.Id.Tag, due, until: null, default);

        Assert.Equal([first.Value.Reservation.Id], await ListDueAsync(Noon.AddSeconds(1), 10));
    }

    [Fact]
    public async Task Lists_open_performances_page_by_page()
    {
        var all = new List<PerformanceTag>();

        for (var i = 0; i < 5; i++)
        {
            var performance = SaleFixture.Draw(new SaleFixture.Options());
            var sale = Seats(Ada, 0);
            var id = new ReservationId(new IdSource(TimeProvider.System).Next(
                ScopedKind.Reservation, performance.Id.Tag.Number));
            await Sales.TryCommitAsync(
                performance,
                null,
                new Sale(sale.Reservation with { Id = id, Performance = performance.Id }) { RecoverAt = Noon },
                default);
            all.Add(performance.Id.Tag);
        }

        var first = await Sales.ListOpenAsync(null, 3, default);
        var second = await Sales.ListOpenAsync(first.Items[^1].ToString(), 3, default);

        Assert.Equal((3, true), (first.Items.Count, first.HasMore));
        Assert.Equal((2, false), (second.Items.Count, second.HasMore));
        Assert.Equal(all.OrderBy(tag => tag.Number), first.Items.Concat(second.Items).OrderBy(tag => tag.Number));
    }

    [Fact]
    public async Task Closes_a_performance_without_recoveries_until_the_next_sale()
    {
        var sale = await StoreAsync(Seats(Ada, 0) with { RecoverAt = Noon });
        await CloseADayLaterAsync();
        Assert.Equal([Performance.Id.Tag], (await Sales.ListOpenAsync(null, 10, default)).Items);

        var done = await StoreAsync(sale.Value with { RecoverAt = null }, sale);
        await CloseADayLaterAsync();
        Assert.Empty((await Sales.ListOpenAsync(null, 10, default)).Items);

        await StoreAsync(done.Value with { RecoverAt = Noon }, done);
        Assert.Equal([Performance.Id.Tag], (await Sales.ListOpenAsync(null, 10, default)).Items);
    }

    private Task CloseADayLaterAsync()
    {
        Clock.Advance(TimeSpan.FromDays(1));

        return Sales.CloseAsync(Performance.Id.Tag, Clock.GetUtcNow(), default);
    }

    private Task<IReadOnlyList<DueSale>> ListEntriesAsync(DateTimeOffset now) =>
        Sales.ListDueAsync(Performance.Id.Tag, now, 10, default);
}
