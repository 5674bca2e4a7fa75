using Serverless.Domain.FlightPayments;
using Serverless.Local.Bootpay;

namespace Serverless.Adapters.Tests.FlightPayments;

/// <summary>What events do: only the receipt that is read again counts.</summary>
public sealed class PaymentEventsTests : IAsyncLifetime
{
    private PaymentFixture _fixture = null!;

    public async Task InitializeAsync() => _fixture = await PaymentFixture.StartAsync();

    public async Task DisposeAsync() => await _fixture.DisposeAsync();

    [Fact]
    public async Task A_paid_receipt_pays_the_order_however_often_its_event_comes()
    {
        var (order, receipt) = await _fixture.PaidAsync();

        for (var time = 0; time < 3; time++)
        {
            Assert.False((await _fixture.Process.ReceiveAsync(order, receipt)).IsError);
        }

        Assert.Equal(order, await _fixture.ReadAsync(order) with { Refunds = order.Refunds });
        Assert.Equal((PaymentOrderState.Paid, 0), (order.State, _fixture.Bootpay.State.CancelCount));
    }

    [Fact]
    public async Task Forged_events_pay_nothing()
    {
        var order = await _fixture.OrderAsync();
        var elsewhere = _fixture.Bootpay.State.Pay("another-order", order.Amount);

        await _fixture.Process.ReceiveAsync(order, "ffffffffffffffffffffffff", "1");
        await _fixture.Process.ReceiveAsync(order, elsewhere.ReceiptId, "PAID");
        await _fixture.Process.ReceiveAsync(order, "../../v2/confirm", "PAYMENT_COMPLETED");
        await _fixture.Process.ReceiveAsync(order, null, "COMPLETE");

        Assert.Equal(PaymentOrderState.Requested, (await _fixture.ReadAsync(order)).State);
        Assert.Equal(0, _fixture.Bootpay.State.CancelCount);
    }

    [Fact]
    public async Task An_event_of_an_unknown_order_is_not_stored() => Assert.Equal(
        "flight-payments.unknown-order",
        (await _fixture.Process.Receive.ExecuteAsync(new PaymentNotice("nobody", "r", "1"), default)).Error?.Code);

    [Fact]
    public async Task A_failure_event_of_a_paid_receipt_pays()
    {
        var order = await _fixture.OrderAsync();
        var receipt = _fixture.Bootpay.State.Pay(order.Id.Value, order.Amount);

        await _fixture.Process.ReceiveAsync(order, receipt.ReceiptId, "-2");

        Assert.Equal(PaymentOrderState.Paid, (await _fixture.ReadAsync(order)).State);
    }

    [Theory]
    [InlineData(PaymentFixture.Amount - 1)]
    [InlineData(PaymentFixture.Amount + 1)]
    [InlineData(100)]
    public async Task Another_amount_never_pays_and_goes_back(long price)
    {
        var order = await _fixture.OrderAsync();
        var receipt = _fixture.Bootpay.State.Pay(order.Id.Value, price);

        await _fixture.Process.ReceiveAsync(order, receipt);
        await _fixture.Process.ReceiveAsync(order, receipt);

        Assert.Equal(PaymentOrderState.Failed, (await _fixture.ReadAsync(order)).State);
        Assert.Equal((price, 1), (_fixture.Receipt(receipt).CancelledPrice, _fixture.Bootpay.State.CancelCount));
    }

    [Fact]
    public async Task A_second_payment_of_an_order_goes_back()
    {
        var (order, first) = await _fixture.PaidAsync();
        var second = _fixture.Bootpay.State.Pay(order.Id.Value, order.Amount);

        await _fixture.Process.ReceiveAsync(order, second);

        Assert.Equal(PaymentOrderState.Paid, (await _fixture.ReadAsync(order)).State);
        Assert.Equal(
            (0, order.Amount), (_fixture.Receipt(first).CancelledPrice, _fixture.Receipt(second).CancelledPrice));
    }

    [Fact]
    public async Task A_cancellation_that_comes_before_its_payment_wins()
    {
        var order = await _fixture.OrderAsync();
        var paid = _fixture.Bootpay.State.Pay(order.Id.Value, order.Amount);
        _fixture.Bootpay.State.Cancel(paid.ReceiptId, "administration", price: null);

        await _fixture.Process.ReceiveAsync(order, paid.ReceiptId, "20");
        await _fixture.Process.ReceiveAsync(order, paid.ReceiptId, "1");

        Assert.Equal(PaymentOrderState.Cancelled, (await _fixture.ReadAsync(order)).State);
    }

    [Fact]
    public async Task Partial_cancellations_of_the_administration_are_counted_by_the_receipt()
    {
        var (order, receipt) = await _fixture.PaidAsync();

        foreach (var (price, state) in ((long, PaymentOrderState)[])
            [
                (20_000, PaymentOrderState.Paid), (30_000, PaymentOrderState.Paid),
                (270_000, PaymentOrderState.Cancelled),
            ])
        {
            _fixture.Bootpay.State.Cancel(receipt.ReceiptId, $"part-{price}", price);
            await _fixture.Process.ReceiveAsync(order, receipt.ReceiptId, "20");
            var after = await _fixture.ReadAsync(order);

            Assert.Equal((state, _fixture.Receipt(receipt).CancelledPrice), (after.State, after.CancelledAmount));
        }
    }

    [Fact]
    public async Task A_receipt_of_the_test_environment_pays_nothing()
    {
        var order = await _fixture.OrderAsync();
        var receipt = _fixture.Bootpay.State.Pay(order.Id.Value, order.Amount, isSandbox: true);

        await _fixture.Process.ReceiveAsync(order, receipt);
        await _fixture.RecoverAsync(TimeSpan.FromMinutes(12));

        Assert.Equal(PaymentOrderState.Requested, (await _fixture.ReadAsync(order)).State);
    }

    [Fact]
    public async Task An_authenticated_payment_of_the_right_amount_is_confirmed()
    {
        var (right, wrong) = (await _fixture.OrderAsync(), await _fixture.OrderAsync());
        var first = _fixture.Bootpay.State.Pay(right.Id.Value, right.Amount, FakeReceipt.Authenticated);
        var second = _fixture.Bootpay.State.Pay(wrong.Id.Value, wrong.Amount - 1, FakeReceipt.Authenticated);

        await _fixture.Process.ReceiveAsync(right, first);
        await _fixture.Process.ReceiveAsync(wrong, second);

        Assert.Equal(PaymentOrderState.Paid, (await _fixture.ReadAsync(right)).State);
        Assert.Equal(PaymentOrderState.Requested, (await _fixture.ReadAsync(wrong)).State);
        Assert.Equal(FakeReceipt.Authenticated, _fixture.Receipt(second).Status);
    }

    [Theory]
    [InlineData(FakeFault.LoseCall)]
    [InlineData(FakeFault.Garbage)]
    [InlineData(FakeFault.CriticalBefore)]
    [InlineData(FakeFault.RefuseCredentials)]
    public async Task An_event_waits_until_Bootpay_answers(FakeFault fault)
    {
        var order = await _fixture.OrderAsync();
        var receipt = _fixture.Bootpay.State.Pay(order.Id.Value, order.Amount);
        _fixture.Bootpay.Faults.Plan("find", fault, fault, fault, fault);

        Assert.False((await _fixture.Process.ReceiveAsync(order, receipt)).IsError);
        var before = (await _fixture.ReadAsync(order)).State;
        await _fixture.RecoverAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(
            (PaymentOrderState.Requested, PaymentOrderState.Paid), (before, (await _fixture.ReadAsync(order)).State));
    }

    [Fact]
    public async Task A_payment_whose_event_never_came_is_looked_up()
    {
        var order = await _fixture.OrderAsync();
        _fixture.Bootpay.State.Pay(order.Id.Value, order.Amount);

        await _fixture.RecoverAsync(TimeSpan.FromMinutes(9));
        var before = (await _fixture.ReadAsync(order)).State;
        await _fixture.RecoverAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(
            (PaymentOrderState.Requested, PaymentOrderState.Paid), (before, (await _fixture.ReadAsync(order)).State));
    }

    [Fact]
    public async Task An_abandoned_order_is_cancelled_and_later_money_goes_back()
    {
        var order = await _fixture.OrderAsync();
        _fixture.Clock.Advance(_fixture.Policy.AbandonedTime);
        await _fixture.Process.Recover.ExecuteAsync(default);
        var abandoned = await _fixture.ReadAsync(order);
        var late = _fixture.Bootpay.State.Pay(order.Id.Value, order.Amount);

        await _fixture.Process.ReceiveAsync(order, late);

        Assert.Equal((PaymentOrderState.Cancelled, null), (abandoned.State, abandoned.DueAt));
        Assert.Equal(PaymentOrderState.Cancelled, (await _fixture.ReadAsync(order)).State);
        Assert.Equal(order.Amount, _fixture.Receipt(late).CancelledPrice);
    }
}
