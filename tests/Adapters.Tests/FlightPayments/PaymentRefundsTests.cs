using Serverless.Domain.FlightPayments;
using Serverless.Local.Bootpay;

namespace Serverless.Adapters.Tests.FlightPayments;

/// <summary>Money that goes back does so once, whatever happens to the call.</summary>
public sealed class PaymentRefundsTests : IAsyncLifetime
{
    private PaymentFixture _fixture = null!;

    public async Task InitializeAsync() => _fixture = await PaymentFixture.StartAsync();

    public async Task DisposeAsync() => await _fixture.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData(FakeFault.LoseAnswer)]
    [InlineData(FakeFault.LoseCall)]
    [InlineData(FakeFault.CriticalAfter)]
    [InlineData(FakeFault.CriticalBefore)]
    [InlineData(FakeFault.Refuse)]
    [InlineData(FakeFault.Garbage)]
    [InlineData(FakeFault.RefuseCredentials)]
    public async Task A_refund_takes_effect_once(FakeFault? fault)
    {
        var (order, receipt) = await _fixture.PaidAsync();
        PlanTwice(fault);

        var asked = await _fixture.Process.Refund.ExecuteAsync(order.Id, All(order), default);
        await _fixture.RecoverAsync(TimeSpan.FromMinutes(10));
        var again = await _fixture.Process.Refund.ExecuteAsync(order.Id, All(order), default);

        Assert.False(asked.IsError);
        Assert.Equal(PaymentOrderState.Cancelled, again.Value!.State);
        Assert.Equal(
            (order.Amount, 1), (_fixture.Receipt(receipt).CancelledPrice, _fixture.Bootpay.State.CancelCount));
        Assert.Null(again.Value.DueAt);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(FakeFault.LoseAnswer)]
    [InlineData(FakeFault.CriticalAfter)]
    [InlineData(FakeFault.Refuse)]
    public async Task Parts_go_back_one_after_the_other(FakeFault? fault)
    {
        var (order, receipt) = await _fixture.PaidAsync();
        PlanTwice(fault);

        await _fixture.Process.Refund.ExecuteAsync(order.Id, new RefundRequest(100_000, "a", "r"), default);
        await _fixture.Process.Refund.ExecuteAsync(order.Id, new RefundRequest(150_000, "b", "r"), default);
        await _fixture.RecoverAsync(TimeSpan.FromMinutes(10));
        var after = await _fixture.ReadAsync(order);

        Assert.Equal((PaymentOrderState.Paid, 250_000, 70_000), (after.State, after.CancelledAmount, after.Refundable));
        Assert.Equal((250_000, 2), (_fixture.Receipt(receipt).CancelledPrice, _fixture.Bootpay.State.CancelCount));
        Assert.All(after.Refunds, refund => Assert.True(refund.IsDone));
    }

    [Fact]
    public async Task A_receipt_that_was_cancelled_already_is_a_success()
    {
        var (order, receipt) = await _fixture.PaidAsync();
        _fixture.Bootpay.State.Cancel(receipt.ReceiptId, "administration", price: null);
        _fixture.Bootpay.Faults.Plan("find", FakeFault.LoseCall);

        var asked = await _fixture.Process.Refund.ExecuteAsync(order.Id, All(order), default);

        Assert.Equal(PaymentOrderState.Cancelled, asked.Value!.State);
        Assert.Equal(1, _fixture.Bootpay.State.CancelCount);
    }

    [Fact]
    public async Task A_payment_without_a_booking_goes_back_after_its_time()
    {
        var (order, receipt) = await _fixture.PaidAsync();

        await _fixture.RecoverAsync(TimeSpan.FromMinutes(28));
        var before = _fixture.Receipt(receipt).CancelledPrice;
        await _fixture.RecoverAsync(TimeSpan.FromMinutes(3));

        Assert.Equal((0, order.Amount), (before, _fixture.Receipt(receipt).CancelledPrice));
        Assert.Equal(PaymentOrderState.Cancelled, (await _fixture.ReadAsync(order)).State);
    }

    [Fact]
    public async Task Logs_name_no_key_and_no_receipt()
    {
        var (order, receipt) = await _fixture.PaidAsync();
        _fixture.Bootpay.Faults.Plan("cancel", FakeFault.Refuse, FakeFault.CriticalBefore);
        await _fixture.Process.Refund.ExecuteAsync(order.Id, All(order), default);
        await _fixture.RecoverAsync(TimeSpan.FromMinutes(1));

        string[] lines = [.. _fixture.Log.Lines.Select(line => line.Text)];
        Assert.Contains(lines, line => line.Contains("RC_CANCEL_SERVER_ERROR", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line =>
            line.Contains("fake-private-key", StringComparison.Ordinal)
            || line.Contains(receipt.ReceiptId, StringComparison.Ordinal));
    }

    private void PlanTwice(FakeFault? fault)
    {
        if (fault is { } planned)
        {
            _fixture.Bootpay.Faults.Plan("cancel", planned, planned);
        }
    }

    private static RefundRequest All(PaymentOrder order) => new(order.Amount, "CJ12345678", "booking was cancelled");
}
