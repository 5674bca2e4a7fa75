using Serverless.Domain.Platform;

namespace Serverless.Domain.FlightPayments;

/// <summary>
/// Does all work that an order needs: reads the receipts that events named, looks up receipts that no event named,
/// tells the booking, and pays back. Each step is stored for itself and can be repeated, by two callers at once too.
/// </summary>
public sealed class SettlePaymentOrder(
    IPaymentOrders orders, PaymentVerification verification, PaymentAttachment attachment, RefundDelivery refunds,
    PaymentOrderChanges changes, FlightPaymentPolicy policy, TimeProvider clock)
{
    /// <summary>When to come back because the provider did not answer; null when nothing is open.</summary>
    public async Task<DateTimeOffset?> ExecuteAsync(PaymentOrderId id, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(id, cancellationToken) is not { Value: var order })
        {
            return null;
        }

        var again = await verification.ReadEventsAsync(order, cancellationToken);
        order = await ReadAsync(id, cancellationToken);

        if (order is { State: PaymentOrderState.Requested } && order.LookUpAt <= clock.GetUtcNow())
        {
            await verification.LookUpAsync(order, cancellationToken);
            order = await ReadAsync(id, cancellationToken);
        }

        if (order is { Booking: not null, IsAttached: false } && order.AttachAt <= clock.GetUtcNow())
        {
            await attachment.CompleteAsync(order, cancellationToken);
            order = await ReadAsync(id, cancellationToken);
        }

        if (order.NeedsBooking && order.BookBy <= clock.GetUtcNow())
        {
            await changes.ChangeAsync(id, ReturnUnbooked, cancellationToken);
        }

        await refunds.DeliverAsync(id, cancellationToken);

        return again ? clock.GetUtcNow() + policy.FirstRetry : null;
    }

    private Result<PaymentOrder> ReturnUnbooked(PaymentOrder order) =>
        order.NeedsBooking && order.BookBy <= clock.GetUtcNow() && order.Refundable > 0
            ? order.RequestRefund(
                new RefundRequest(order.Refundable, $"CJ-PAY-{order.Number}-UNBOOKED", "payment has no booking"),
                clock.GetUtcNow())
            : order;

    private async Task<PaymentOrder> ReadAsync(PaymentOrderId id, CancellationToken cancellationToken) =>
        (await orders.FindAsync(id, cancellationToken))!.Value.Value;
}
