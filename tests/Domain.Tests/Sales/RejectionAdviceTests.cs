using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

/// <summary>What docs/errors.md advises after a rejection works when it is followed.</summary>
public sealed class RejectionAdviceTests
{
    private readonly SalesFixture _fixture = new(payments: new PaymentPolicy { DecisionWaitMilliseconds = 0 });

    [Theory]
    [InlineData(SaleState.HeldExpired, SaleVerb.Pay, "reservations.expired")]
    [InlineData(SaleState.RequestedExpired, SaleVerb.Confirm, "reservations.expired")]
    [InlineData(SaleState.RequestedExpired, SaleVerb.Refund, "reservations.expired")]
    [InlineData(SaleState.Expired, SaleVerb.Confirm, "reservations.expired")]
    [InlineData(SaleState.Voided, SaleVerb.Confirm, "reservations.already-cancelled")]
    [InlineData(SaleState.Refunded, SaleVerb.Pay, "reservations.already-cancelled")]
    [InlineData(SaleState.CaptureRefused, SaleVerb.Confirm, "payments.capture-refused")]
    public async Task Reserve_again(SaleState state, SaleVerb verb, string code)
    {
        await RejectAsync(code, state, verb);

        await _fixture.BuyAsync(Ada, 0);
    }

    [Theory]
    [InlineData(SaleState.Held)]
    [InlineData(SaleState.Declined)]
    [InlineData(SaleState.DeclinedStored)]
    public async Task Create_a_payment_intent_then_confirm(SaleState state)
    {
        var id = await RejectAsync("payments.not-approved", state, SaleVerb.Confirm);

        await AcceptAsync(SaleVerb.Pay, id);
        await AcceptAsync(SaleVerb.Confirm, id);
    }

    [Fact]
    public async Task Wait_until_the_payment_is_approved_then_confirm()
    {
        var id = await RejectAsync("payments.not-approved", SaleState.Undecided, SaleVerb.Confirm);
        _fixture.Clock.Advance(Fakes.Sales.FakePaymentProvider.Delay);

        await AcceptAsync(SaleVerb.Confirm, id);
    }

    [Fact]
    public async Task Confirm_a_free_reservation_without_a_payment()
    {
        var id = await RejectAsync("payments.nothing-due", SaleState.FreeHeld, SaleVerb.Pay);

        await AcceptAsync(SaleVerb.Confirm, id);
    }

    [Fact]
    public async Task Repeat_an_unfinished_request()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        await _fixture.PayAsync(held);
        _fixture.Provider.IsUnavailable = true;
        Assert.Equal("payments.unfinished", (await _fixture.ConfirmAsync(held)).Error?.Code);
        Assert.Equal("payments.unfinished", (await _fixture.CancelAsync(held)).Error?.Code);
        _fixture.Provider.IsUnavailable = false;

        Accepted(await _fixture.ConfirmAsync(held));
        Accepted(await _fixture.CancelAsync(held));
    }

    [Fact]
    public async Task Use_the_present_payment()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        var declined = await _fixture.PayAsync(held, PaymentScenarios.Fail);
        await _fixture.PayAsync(held);
        Assert.Equal("payments.other-payment", (await _fixture.ConfirmAsync(held, declined.Id)).Error?.Code);

        var shown = Accepted(await _fixture.Get<ShowReservation>().ExecuteAsync(Ada, held.Id, default));
        Accepted(await _fixture.ConfirmAsync(held, shown.Sale.Payment!.Id));
    }

    [Fact]
    public async Task Reserve_something_else_than_what_was_lost()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        await _fixture.PayAsync(held);
        await _fixture.Holds.ReleaseAsync(_fixture.Performance, held, default);
        await _fixture.BuyAsync(Bob, 0);
        Assert.Equal("payments.sold-to-others", (await _fixture.ConfirmAsync(held)).Error?.Code);

        await _fixture.BuyAsync(Ada, 1);
    }

    [Fact]
    public async Task Ask_an_administrator_to_refund_after_the_time_for_it()
    {
        var bought = await _fixture.BuyAsync(Ada, 0);
        _fixture.Clock.SetUtcNow(_fixture.Performance.Schedule.Date);
        Assert.Equal("payments.refund-closed", (await _fixture.CancelAsync(bought)).Error?.Code);

        await AcceptAsync(SaleVerb.AdminRefund, bought.Id);
    }

    [Fact]
    public async Task Wait_for_the_refund_of_an_event_that_was_called_off()
    {
        var (held, bought) = (await _fixture.HoldAsync(Ada, 0), await _fixture.BuyAsync(Ada, 1));
        await _fixture.PayAsync(held);
        await _fixture.ChangeAsync(performance => performance with { State = PerformanceState.Cancelled });
        Assert.Equal("reservations.called-off", (await _fixture.ConfirmAsync(held)).Error?.Code);

        await _fixture.Get<RecoverSales>().ExecuteAsync(default);

        Assert.Equal(PaymentState.Voided, (await _fixture.StoredAsync(held)).Payment!.State);
        Assert.Equal(PaymentState.Refunded, (await _fixture.StoredAsync(bought)).Payment!.State);
    }

    [Fact]
    public async Task A_reservation_that_is_paid_already_is_confirmed_as_it_is()
    {
        var id = await RejectAsync("reservations.already-confirmed", SaleState.Captured, SaleVerb.Pay);

        await AcceptAsync(SaleVerb.Confirm, id);
    }

    private async Task<ReservationId> RejectAsync(string code, SaleState state, SaleVerb verb)
    {
        var id = await SaleStates.ReachAsync(_fixture, state);
        Assert.Equal(code, (await SaleVerbs.DoAsync(_fixture, verb, id)).Error?.Code);

        return id;
    }

    private async Task AcceptAsync(SaleVerb verb, ReservationId id) =>
        Assert.Null((await SaleVerbs.DoAsync(_fixture, verb, id)).Error);
}
