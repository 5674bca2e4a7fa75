using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

/// <summary>Calling an event off refunds its purchases through the recovery.</summary>
public sealed class RefundCalledOffTests
{
    private readonly SalesFixture _fixture = new(payments: new PaymentPolicy { RecoveriesMax = 2 });

    private TimeSpan Settling => TimeSpan.FromSeconds(_fixture.PaymentPolicy.CallOffSettleSeconds);

    [Fact]
    public async Task Refunds_every_purchase_some_at_a_time_and_counts_them_from_the_start()
    {
        var bought = await BuyAsync(5);
        await CallOffAsync();

        await RecoverAsync();
        Assert.Equal((5, 2), await CountAsync());
        Assert.True((await StoredPerformanceAsync()).IsRefunding);
        await RecoverAsync();
        Assert.Equal((5, 4), await CountAsync());
        await RecoverAsync();
        Assert.Equal((5, 5), await CountAsync());

        foreach (var reservation in bought)
        {
            var sale = await _fixture.StoredAsync(reservation);
            Assert.Equal(
                (ReservationState.Cancelled, PaymentState.Refunded), (sale.Reservation.State, sale.Payment!.State));
            Assert.Equal(CancellationCause.EventCalledOff, sale.Reservation.Cancellation!.Cause);
            Assert.Equal(0, _fixture.Provider.KeptAmountOf(sale.Payment.Id));
        }
    }

    [Fact]
    public async Task Ends_after_a_pass_that_began_when_no_confirmation_can_come_in_any_more()
    {
        await BuyAsync(1);
        await CallOffAsync();
        await RecoverAsync();
        await RecoverAsync();
        Assert.True((await StoredPerformanceAsync()).IsRefunding);

        _fixture.Clock.Advance(Settling);
        await RecoverAsync();
        await RecoverAsync();

        Assert.NotNull((await StoredPerformanceAsync()).RefundedAt);
        Assert.Equal((1, 1), await CountAsync());
        var progress = await ProgressAsync();
        await RecoverAsync();
        Assert.Equal(progress, await ProgressAsync());
    }

    [Fact]
    public async Task Finds_a_purchase_that_another_instance_confirmed_after_the_event_was_called_off()
    {
        await CallOffAsync();
        await RecoverAsync();
        await _fixture.ChangeAsync(performance => performance with { State = PerformanceState.OnSale });
        var late = await _fixture.BuyAsync(Ada, 0);
        await CallOffAsync();

        await SettleAsync();

        Assert.Equal(PaymentState.Refunded, (await _fixture.StoredAsync(late)).Payment!.State);
        Assert.Equal((1, 1), await CountAsync());
    }

    [Fact]
    public async Task Leaves_used_tickets_out_and_refunds_the_unused_ones_of_the_same_purchase()
    {
        var (all, some) = (await _fixture.BuyAsync(Ada, 0, 1), await _fixture.BuyAsync(Bob, 2, 3));
        _fixture.Sales.Admit(all.Id, 1);
        _fixture.Sales.Admit(all.Id, 2);
        _fixture.Sales.Admit(some.Id, 1);
        await CallOffAsync();

        await SettleAsync();

        var (kept, partly) = (await _fixture.StoredAsync(all), await _fixture.StoredAsync(some));
        Assert.Equal(300_000, _fixture.Provider.KeptAmountOf(kept.Payment!.Id));
        Assert.Equal(150_000, _fixture.Provider.KeptAmountOf(partly.Payment!.Id));
        Assert.Equal([1], partly.KeptUnits);
        var counts = (await ProgressAsync()).Counts;
        Assert.Equal((1, 1, 1, 150_000), (counts.Purchases, counts.Refunded, counts.Admitted, counts.Amount));
    }

    [Fact]
    public async Task Releases_what_is_only_authorised_and_finishes_what_is_being_captured()
    {
        var pending = await _fixture.HoldAsync(Ada, 0);
        await _fixture.PayAsync(pending);
        var capturing = await SaleStates.ReachAsync(_fixture, SaleState.Capturing, seat: 1);
        await CallOffAsync();

        await SettleAsync();

        var (voided, refunded) = (await _fixture.StoredAsync(pending), (await FindAsync(capturing)).Payment!);
        Assert.Equal(
            (ReservationState.Cancelled, PaymentState.Voided), (voided.Reservation.State, voided.Payment!.State));
        Assert.Equal(PaymentState.Refunded, refunded.State);
        Assert.Equal((1, 1), await CountAsync());
    }

    [Fact]
    public async Task Tries_again_what_failed_and_shows_how_often_and_why()
    {
        await BuyAsync(1);
        await CallOffAsync();
        _fixture.Provider.IsUnavailable = true;
        await SettleAsync();
        var failing = await ProgressAsync();
        Assert.Equal((1, 0, 1), (failing.Counts.Purchases, failing.Counts.Refunded, failing.Counts.Failed));
        Assert.True(failing.FailureCount > 0);
        Assert.Contains("payments.unfinished", failing.LastError, StringComparison.Ordinal);
        Assert.True((await StoredPerformanceAsync()).IsRefunding);

        _fixture.Provider.IsUnavailable = false;
        await SettleAsync();

        Assert.Equal((1, 1), await CountAsync());
        Assert.Equal(0, (await ProgressAsync()).Counts.Failed);
        Assert.NotNull((await StoredPerformanceAsync()).RefundedAt);
    }

    [Fact]
    public async Task One_record_that_cannot_be_read_does_not_stop_the_others()
    {
        var bought = await BuyAsync(3);
        _fixture.Sales.Spoil(bought[1].Id);
        await CallOffAsync();

        await SettleAsync();

        Assert.Equal(PaymentState.Refunded, (await _fixture.StoredAsync(bought[0])).Payment!.State);
        Assert.Equal(PaymentState.Refunded, (await _fixture.StoredAsync(bought[2])).Payment!.State);
        var progress = await ProgressAsync();
        Assert.Equal((1, null), (progress.Counts.Failed, progress.CompletedAt));
        Assert.Contains(bought[1].Id.ToString(), progress.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_at_the_same_time_refund_each_purchase_once()
    {
        var bought = await BuyAsync(4);
        await CallOffAsync();

        for (var run = 0; run < 6; run++)
        {
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(RecoverAsync)));
        }

        Assert.Equal((4, 4), await CountAsync());
        Assert.Equal(4, _fixture.Provider.Moves.Count(move => move.State is ProviderState.Refunded));
        Assert.All(bought, reservation => Assert.Single(_fixture.Provider.Moves, move =>
            move.State is ProviderState.Refunded
            && move.Payment == _fixture.StoredAsync(reservation).Result.Payment!.Id));
    }

    [Fact]
    public async Task Shows_an_event_that_was_not_called_off_without_progress()
    {
        var shown = Accepted(await _fixture.Get<ShowEventRefunds>().ExecuteAsync(_fixture.Performance.Id, default));

        Assert.Null(shown.Refunds);
        Assert.False(shown.Performance.IsRefunding);
    }

    private async Task<Reservation[]> BuyAsync(int count)
    {
        var bought = new List<Reservation>();

        for (var seat = 0; seat < count; seat++)
        {
            bought.Add(await _fixture.BuyAsync(new UserId($"buyer-{seat}"), seat));
        }

        return [.. bought];
    }

    private Task CallOffAsync() =>
        _fixture.ChangeAsync(performance => performance with { State = PerformanceState.Cancelled });

    /// <summary>More runs than any of these tests needs, the last ones after the time for late confirmations.</summary>
    private async Task SettleAsync()
    {
        for (var run = 0; run < 8; run++)
        {
            await RecoverAsync();
            _fixture.Clock.Advance(Settling / 2);
        }
    }

    private Task RecoverAsync() => _fixture.Get<RecoverSales>().ExecuteAsync(default);

    private async Task<EventRefunds> ProgressAsync() =>
        (await _fixture.Get<IEventRefunds>().FindAsync(_fixture.Performance.Id.Tag, default))!.Value.Value;

    private async Task<(int Purchases, int Refunded)> CountAsync()
    {
        var counts = (await ProgressAsync()).Counts;

        return (counts.Purchases, counts.Refunded);
    }

    private async Task<Sale> FindAsync(ReservationId id) => (await _fixture.Sales.FindAsync(id, default))!.Value.Value;

    private async Task<Performance> StoredPerformanceAsync() =>
        (await _fixture.Get<ICatalogueStore>().FindAsync(_fixture.Performance.Id, default))!.Value.Value;
}
