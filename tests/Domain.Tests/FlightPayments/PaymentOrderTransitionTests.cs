using Serverless.Domain.Accounts;
using Serverless.Domain.FlightPayments;
using Serverless.Fakes.Platform;
using static Serverless.Domain.FlightPayments.PaymentOrderState;

namespace Serverless.Domain.Tests.FlightPayments;

/// <summary>What each kind of receipt does to an order in each of its states: every cell of the table.</summary>
public sealed class PaymentOrderTransitionTests
{
    private const long Amount = 320_000;

    private static readonly PaymentOrderId Id = new("CJ-ORD-1-7-0123abcd");
    private static readonly ReceiptId Own = new("own");
    private static readonly ReceiptId Other = new("other");
    private static readonly FlightPaymentPolicy Policy = new();
    private static readonly DateTimeOffset Now = Moments.Noon;

    private static readonly PaymentOrder Requested = new(Id, 1, new UserId("u"), Amount)
    {
        Name = "flight",
        CreatedAt = Now,
        LookUpAt = Now.AddMinutes(10),
    };

    // A receipt that nobody has seen yet.
    [Theory]
    [InlineData(Requested_, 1, Amount, 0L, Paid, 0L)]
    [InlineData(Requested_, 1, Amount - 1, 0L, Failed, Amount - 1)]
    [InlineData(Requested_, 1, Amount + 1, 0L, Failed, Amount + 1)]
    [InlineData(Requested_, 1, Amount, 20_000L, Failed, Amount - 20_000)]
    [InlineData(Requested_, 20, Amount, Amount, Cancelled, 0L)]
    [InlineData(Requested_, 20, Amount, 20_000L, Failed, Amount - 20_000)]
    [InlineData(Requested_, 0, Amount, 0L, PaymentOrderState.Requested, 0L)]
    [InlineData(Requested_, 2, Amount, 0L, PaymentOrderState.Requested, 0L)]
    [InlineData(Requested_, 3, Amount, 0L, PaymentOrderState.Requested, 0L)]
    [InlineData(Requested_, 4, Amount, 0L, PaymentOrderState.Requested, 0L)]
    [InlineData(Requested_, 5, Amount, 0L, PaymentOrderState.Requested, 0L)]
    [InlineData(Requested_, -1, Amount, 0L, Failed, 0L)]
    [InlineData(Requested_, -2, Amount, 0L, Failed, 0L)]
    [InlineData(Requested_, -4, Amount, 0L, Failed, 0L)]
    [InlineData(Requested_, -15, Amount, 0L, Failed, 0L)]
    [InlineData(Requested_, -20, Amount, 0L, PaymentOrderState.Requested, 0L)]
    [InlineData(Failed, 1, Amount, 0L, Paid, 0L)]
    [InlineData(Failed, 1, Amount - 1, 0L, Failed, Amount - 1)]
    [InlineData(Failed, 20, Amount, Amount, Failed, 0L)]
    [InlineData(Failed, -2, Amount, 0L, Failed, 0L)]
    [InlineData(Failed, 5, Amount, 0L, Failed, 0L)]
    [InlineData(Paid, 1, Amount, 0L, Paid, Amount)]
    [InlineData(Paid, 20, Amount, Amount, Paid, 0L)]
    [InlineData(Paid, -2, Amount, 0L, Paid, 0L)]
    [InlineData(Paid, 0, Amount, 0L, Paid, 0L)]
    [InlineData(Cancelled, 1, Amount, 0L, Cancelled, Amount)]
    [InlineData(Cancelled, 20, Amount, Amount, Cancelled, 0L)]
    [InlineData(Cancelled, -2, Amount, 0L, Cancelled, 0L)]
    public void Another_receipt(
        PaymentOrderState state, int status, long price, long cancelled, PaymentOrderState after, long paidBack)
    {
        var order = In(state);

        var changed = order.Apply(new PaymentReceipt(Other, Id, price, cancelled, status), Policy, Now);

        Assert.Equal(
            (after, paidBack),
            (changed.State, changed.Refunds.Except(order.Refunds).Sum(refund => refund.Amount)));
        Assert.Same(changed, changed.Apply(new PaymentReceipt(Other, Id, price, cancelled, status), Policy, Now));
    }

    // The receipt that paid.
    [Theory]
    [InlineData(Paid, 1, 0L, Paid, 0L)]
    [InlineData(Paid, 20, 20_000L, Paid, 20_000L)]
    [InlineData(Paid, 20, Amount, Cancelled, Amount)]
    [InlineData(Paid, -2, 0L, Paid, 0L)]
    [InlineData(Paid, 0, 0L, Paid, 0L)]
    [InlineData(Cancelled, 1, 0L, Cancelled, Amount)]
    [InlineData(Cancelled, 20, 20_000L, Cancelled, Amount)]
    [InlineData(Cancelled, -2, 0L, Cancelled, Amount)]
    public void The_same_receipt_again(
        PaymentOrderState state, int status, long cancelled, PaymentOrderState after, long cancelledAfter)
    {
        var changed = In(state).Apply(new PaymentReceipt(Own, Id, Amount, cancelled, status), Policy, Now);

        Assert.Equal((after, cancelledAfter), (changed.State, changed.CancelledAmount));
        Assert.Empty(changed.Refunds);
    }

    [Theory]
    [InlineData(Requested_)]
    [InlineData(Failed)]
    [InlineData(Paid)]
    [InlineData(Cancelled)]
    public void A_receipt_of_another_order_changes_nothing(PaymentOrderState state)
    {
        var order = In(state);

        Assert.Same(
            order, order.Apply(new PaymentReceipt(Other, new PaymentOrderId("x"), Amount, 0, 1), Policy, Now));
    }

    [Fact]
    public void An_older_reading_that_comes_last_changes_nothing()
    {
        PaymentReceipt[] readings =
        [
            new(Own, Id, Amount, 0, 1), new(Own, Id, Amount, 20_000, 20), new(Own, Id, Amount, Amount, 20),
        ];

        foreach (var last in readings)
        {
            var order = readings.Append(last).Aggregate(Requested, (known, one) => known.Apply(one, Policy, Now));

            Assert.Equal((Cancelled, Amount), (order.State, order.CancelledAmount));
        }
    }

    [Fact]
    public void A_refund_of_one_receipt_is_asked_for_once()
    {
        var receipt = new PaymentReceipt(Other, Id, 1_000, 0, 1);

        var order = Requested.Apply(receipt, Policy, Now).Apply(receipt, Policy, Now.AddHours(1));

        Assert.Equal("other-R", Assert.Single(order.Refunds).CancelId);
    }

    [Fact]
    public void Refunds_never_exceed_the_payment()
    {
        var paid = In(Paid);
        var first = paid.RequestRefund(new RefundRequest(300_000, "a", "r"), Now);
        var again = first.Value!.RequestRefund(new RefundRequest(300_000, "a", "r"), Now);
        var other = first.Value.RequestRefund(new RefundRequest(1, "a", "r"), Now);
        var more = first.Value.RequestRefund(new RefundRequest(20_001, "b", "r"), Now);
        var rest = first.Value.RequestRefund(new RefundRequest(20_000, "b", "r"), Now);

        Assert.Same(first.Value, again.Value);
        Assert.Equal("flight-payments.other-refund", other.Error?.Code);
        Assert.Equal("flight-payments.too-much", more.Error?.Code);
        Assert.Equal(0, rest.Value!.Refundable);
        Assert.Equal("flight-payments.not-paid", Requested.RequestRefund(new(1, "c", "r"), Now).Error?.Code);
    }

    [Fact]
    public void A_payment_has_one_booking_and_none_while_money_goes_back()
    {
        var paid = In(Paid);
        var claimed = paid.Claim(7, Now, Now.AddSeconds(10)).Value!;

        Assert.Same(claimed, claimed.Claim(7, Now, Now).Value);
        Assert.Equal("flight-payments.other-booking", claimed.Claim(8, Now, Now).Error?.Code);
        Assert.Equal("flight-payments.not-paid", Requested.Claim(7, Now, Now).Error?.Code);
        Assert.Equal("flight-payments.not-paid", paid.Claim(7, Now.AddMinutes(30), Now).Error?.Code);
        Assert.Equal(
            "flight-payments.not-paid",
            paid.RequestRefund(new RefundRequest(1, "a", "r"), Now).Value!.Claim(7, Now, Now).Error?.Code);
    }

    private const PaymentOrderState Requested_ = PaymentOrderState.Requested;

    private static PaymentOrder In(PaymentOrderState state) => state switch
    {
        Failed => Requested with { State = Failed, LookUpAt = null },
        Paid => Requested.Apply(new PaymentReceipt(Own, Id, Amount, 0, 1), Policy, Now),
        Cancelled => Requested.Apply(new PaymentReceipt(Own, Id, Amount, Amount, 20), Policy, Now),
        _ => Requested,
    };
}
