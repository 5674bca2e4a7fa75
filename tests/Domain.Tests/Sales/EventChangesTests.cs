using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

/// <summary>The event changes between every two steps of a purchase. Each rejection names the change.</summary>
public sealed class EventChangesTests
{
    private const string CalledOff = "reservations.called-off";
    private const string NotOnSale = "reservations.not-on-sale";

    private readonly SalesFixture _fixture = new();

    private DateTimeOffset Now => _fixture.Clock.GetUtcNow();

    [Theory]
    [InlineData(EventChange.CalledOff, CalledOff, CalledOff, CalledOff, null)]
    [InlineData(EventChange.Begun, NotOnSale, NotOnSale, "reservations.event-over", "payments.refund-closed")]
    [InlineData(EventChange.SaleClosed, NotOnSale, NotOnSale, null, null)]
    [InlineData(EventChange.Postponed, NotOnSale, NotOnSale, null, null)]
    [InlineData(EventChange.RefundsClosed, null, null, null, "payments.refund-closed")]
    public async Task Each_step_after_the_change_is_accepted_or_names_it(
        EventChange change, string? hold, string? pay, string? confirm, string? refund)
    {
        var (held, paid, bought) = (
            await _fixture.HoldAsync(Ada, 0), await _fixture.HoldAsync(Ada, 1), await _fixture.BuyAsync(Ada, 2));
        await _fixture.PayAsync(paid);

        await _fixture.ChangeAsync(performance => Change(performance, change));

        Assert.Equal(hold, (await _fixture.TryHoldAsync(Bob, 3)).Error?.Code);
        Assert.Equal(hold, (await _fixture.TryHoldTicketsAsync(Bob, (0, 1))).Error?.Code);
        Assert.Equal(pay, (await _fixture.TryPayAsync(held)).Error?.Code);
        Assert.Equal(confirm, (await _fixture.ConfirmAsync(paid)).Error?.Code);
        Assert.Equal(refund, (await _fixture.CancelAsync(bought)).Error?.Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Authorises_nothing_for_an_event_that_was_called_off_after_the_hold(bool isRepeated)
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        var seed = new Serverless.Domain.Platform.IdempotencySeed(7, Now);

        if (isRepeated)
        {
            // The first attempt stored the intent, but the provider did not hear of it.
            _fixture.Provider.IsUnavailable = true;
            Accepted(await _fixture.TryPayAsync(held, seed: seed));
            _fixture.Provider.IsUnavailable = false;
        }

        await _fixture.ChangeAsync(performance => Change(performance, EventChange.CalledOff));
        var result = await _fixture.TryPayAsync(held, seed: seed);

        Assert.Equal(isRepeated ? null : "reservations.called-off", result.Error?.Code);

        if (result.Value is { } payment)
        {
            Assert.Equal(ProviderState.Unknown, await _fixture.Provider.FindAsync(payment.Id, default));
        }
    }

    private Performance Change(Performance performance, EventChange change) => change switch
    {
        EventChange.CalledOff => performance with { State = PerformanceState.Cancelled },
        EventChange.Begun => performance with { Schedule = performance.Schedule with { Date = Now.AddTicks(-1) } },
        EventChange.SaleClosed => performance with { Schedule = performance.Schedule with { SaleEnd = Now } },
        EventChange.Postponed => performance with
        {
            Schedule = performance.Schedule with { SaleStart = Now.AddHours(1) },
        },
        _ => performance with { RefundableUntil = Now },
    };
}

public enum EventChange
{
    CalledOff,
    Begun,
    SaleClosed,

    /// <summary>The sale begins later than now.</summary>
    Postponed,
    RefundsClosed,
}
