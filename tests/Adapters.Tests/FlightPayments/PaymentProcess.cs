using Serverless.Adapters.FlightPayments;
using Serverless.Domain.FlightPayments;
using Serverless.Domain.Platform;
using Serverless.Local.Bootpay;

namespace Serverless.Adapters.Tests.FlightPayments;

/// <summary>The operations of one process.</summary>
internal sealed class PaymentProcess
{
    public PaymentProcess(PaymentFixture fixture, DocumentPaymentOrders orders, IPaymentReceipts receipts)
    {
        var (policy, clock) = (fixture.Policy, fixture.Clock);
        (Orders, Receipts) = (orders, receipts);
        var changes = new PaymentOrderChanges(orders, policy);
        var verification = new PaymentVerification(orders, receipts, changes, policy, clock);
        var attachment = new PaymentAttachment(fixture.Bookings, changes);
        var refunds = new RefundDelivery(orders, receipts, changes, policy, clock);
        Settle = new SettlePaymentOrder(orders, verification, attachment, refunds, changes, policy, clock);
        Create = new CreatePaymentOrder(orders, receipts, fixture.Fares, policy, clock, new IdSource(clock));
        Receive = new ReceivePaymentEvent(orders, Settle, policy, clock);
        Attach = new AttachBooking(orders, fixture.Bookings, verification, attachment, changes, policy, clock);
        Refund = new RefundPaymentOrder(changes, refunds, clock);
        Recover = new RecoverPaymentOrders(orders, Settle, fixture.Rounds.Restart(clock), policy, clock);
    }

    public DocumentPaymentOrders Orders { get; }

    public IPaymentReceipts Receipts { get; }

    public SettlePaymentOrder Settle { get; }

    public CreatePaymentOrder Create { get; }

    public ReceivePaymentEvent Receive { get; }

    public AttachBooking Attach { get; }

    public RefundPaymentOrder Refund { get; }

    public RecoverPaymentOrders Recover { get; }

    public Task<Result<PaymentOrderId>> ReceiveAsync(PaymentOrder order, FakeReceipt receipt) =>
        ReceiveAsync(order, receipt.ReceiptId, $"{receipt.Status}");

    public Task<Result<PaymentOrderId>> ReceiveAsync(PaymentOrder order, string? receipt, string kind) =>
        Receive.ExecuteAsync(new PaymentNotice(order.Id.Value, receipt, kind), default);
}
