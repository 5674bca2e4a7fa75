using Serverless.Adapters.FlightPayments;
using Serverless.Adapters.Tests.Sales;
using Serverless.Domain.Accounts;
using Serverless.Domain.FlightPayments;

namespace Serverless.Adapters.Tests.FlightPayments;

/// <summary>The provider for development without keys, and the one that is closed.</summary>
public sealed class SimulatedReceiptsTests
{
    private static readonly PaymentOrder Order =
        new(new PaymentOrderId("order"), 1, new UserId("u"), 1_000) { Name = "flight" };

    private readonly SimulatedReceipts _receipts = new(new InMemoryDocuments());

    [Fact]
    public async Task An_order_is_paid_when_somebody_asks()
    {
        var receipt = Assert.Single((await _receipts.SearchAsync(Order, default)).Receipts!);

        Assert.Equal((1_000, PaymentReceipt.PaidStatus), (receipt.Price, receipt.Status));
        Assert.Equal(new ReceiptReply.Verified(receipt), await _receipts.FindAsync(receipt.Id, default));
        Assert.IsType<ReceiptReply.Refused>(await _receipts.FindAsync(new ReceiptId("simulated-x!"), default));
    }

    [Fact]
    public async Task Money_goes_back_once_for_each_cancel_id()
    {
        var id = (await _receipts.SearchAsync(Order, default)).Receipts![0].Id;

        Assert.IsType<ReceiptReply.Verified>(await _receipts.CancelAsync(new(id, "a", 400, ""), default));
        Assert.IsType<ReceiptReply.Refused>(await _receipts.CancelAsync(new(id, "a", 400, ""), default));
        Assert.IsType<ReceiptReply.Refused>(await _receipts.CancelAsync(new(id, "b", 601, ""), default));
        Assert.IsType<ReceiptReply.Verified>(await _receipts.CancelAsync(new(id, "b", null, ""), default));
        Assert.Equal(
            new ReceiptReply.Refused("RC_ALREADY_CANCELLED"),
            await _receipts.CancelAsync(new(id, "c", null, ""), default));
    }

    [Fact]
    public async Task A_closed_provider_pays_nothing()
    {
        var closed = new ClosedReceipts();

        Assert.False(closed.IsOpen);
        Assert.Null((await closed.SearchAsync(Order, default)).Receipts);
        Assert.IsType<ReceiptReply.Unknown>(await closed.FindAsync(new ReceiptId("r"), default));
    }
}
