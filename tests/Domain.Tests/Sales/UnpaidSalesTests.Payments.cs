using Serverless.Domain.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

/// <summary>How such a sale is paid, and paid back.</summary>
public sealed partial class UnpaidSalesTests
{
    [Fact]
    public async Task A_paid_one_is_never_cancelled_for_time()
    {
        var sale = Accepted(await SellAsync(Ada, 0));

        Accepted(await AttachAsync(Ada, sale));
        _fixture.Clock.Advance(2 * PayWithin);
        await RecoverAsync();

        var after = await StoredAsync(sale);
        Assert.Equal(
            (ReservationState.Confirmed, PaymentState.Captured, 99_000),
            (after.Reservation.State, after.Payment!.State, after.Payment.Amount.Amount));
        Assert.Null(after.RecoverAt);
    }

    [Fact]
    public async Task The_same_order_may_be_attached_again_and_another_one_not()
    {
        var sale = Accepted(await SellAsync(Ada, 0));

        Accepted(await AttachAsync(Ada, sale));
        var payment = (await StoredAsync(sale)).Payment!.Id;

        Assert.Equal(payment, Accepted(await AttachAsync(Ada, sale)).Payment!.Id);
        var other = await AttachAsync(Ada, sale, Order with { Id = "order-2" });
        Assert.Equal("payments.other-payment", other.Error!.Code);
    }

    [Fact]
    public async Task An_order_of_another_user_or_amount_or_for_an_ended_sale_is_rejected()
    {
        var sale = Accepted(await SellAsync(Ada, 0));
        var free = Accepted(await SellAsync(Ada, price: 0, seed: null, 2));

        Assert.Equal("reservations.somebody-elses", (await AttachAsync(Bob, sale)).Error!.Code);
        Assert.Equal("payments.wrong-amount", (await AttachAsync(Ada, sale, amount: 98_999)).Error!.Code);
        Assert.Equal("payments.nothing-due", (await AttachAsync(Ada, free, amount: 0)).Error!.Code);
        Accepted(await _fixture.CancelAsync(sale.Reservation));
        Assert.Equal("reservations.already-cancelled", (await AttachAsync(Ada, sale)).Error!.Code);
    }

    [Theory]
    [InlineData(0, 198_000)]
    [InlineData(20, 158_400)]
    [InlineData(100, 0)]
    public async Task A_paid_one_is_paid_back_by_its_order_as_the_terms_say(int keptPercent, long amount)
    {
        var sale = Accepted(await SellAsync(Ada, 0, 1));
        Accepted(await AttachAsync(Ada, sale, amount: 198_000));

        var cancelled = await _fixture.Get<CancelReservation>().ExecuteAsync(
            Ada,
            sale.Reservation.Id,
            new CancelReservationCommand(Refunds: true) { KeptPercent = keptPercent },
            default);

        Assert.Equal(amount, Accepted(cancelled).Result.RefundedAmount);
        Assert.Equal(amount, _fixture.Orders.Refunds.Values.Sum());
        Assert.Empty(_fixture.Provider.Moves);
        Assert.True(await _fixture.IsFreeAsync(0));
    }

    [Fact]
    public async Task A_refund_that_the_order_did_not_take_is_asked_for_again()
    {
        var sale = Accepted(await SellAsync(Ada, 0));
        Accepted(await AttachAsync(Ada, sale));
        _fixture.Orders.IsUnavailable = true;
        Accepted(await _fixture.CancelAsync(sale.Reservation));
        Assert.Equal(99_000, (await StoredAsync(sale)).OwedAmount);

        _fixture.Orders.IsUnavailable = false;
        _fixture.Clock.Advance(TimeSpan.FromSeconds(_fixture.PaymentPolicy.RecoverySeconds));
        await RecoverAsync();

        Assert.Equal((99_000, 0), ((await StoredAsync(sale)).RefundedAmount, (await StoredAsync(sale)).OwedAmount));
        Assert.Equal(99_000, _fixture.Orders.Refunds[("order-1", 1)]);
    }

    [Fact]
    public async Task An_attached_order_wins_against_the_end_of_the_time_or_loses_as_a_whole()
    {
        var sale = Accepted(await SellAsync(Ada, 0));
        _fixture.Clock.Advance(PayWithin);
        _fixture.Sales.BeforeCommit = async after =>
        {
            if (after.Reservation.State is ReservationState.Cancelled)
            {
                _fixture.Sales.BeforeCommit = null;
                Accepted(await AttachAsync(Ada, sale));
            }
        };

        await RecoverAsync();
        await RecoverAsync();

        Assert.Equal(PaymentState.Captured, (await StoredAsync(sale)).Payment!.State);
        Assert.False(await _fixture.IsFreeAsync(0));
    }

    [Fact]
    public async Task A_cancellation_that_meets_a_payment_pays_it_back()
    {
        var sale = Accepted(await SellAsync(Ada, 0));
        _fixture.Sales.BeforeCommit = async after =>
        {
            if (after.Reservation.State is ReservationState.Cancelled)
            {
                _fixture.Sales.BeforeCommit = null;
                Accepted(await AttachAsync(Ada, sale));
            }
        };

        Accepted(await _fixture.CancelAsync(sale.Reservation));

        Assert.Equal(99_000, _fixture.Orders.Refunds.Values.Sum());
        Assert.Equal(PaymentState.Refunded, (await StoredAsync(sale)).Payment!.State);
    }
}
