using Serverless.Domain.Platform;

namespace Serverless.Domain.FlightPayments;

/// <summary>
/// Pays a part of an order back, or all of it. A success means that the refund is stored and will be delivered; it may
/// be delivered already.
/// </summary>
public sealed class RefundPaymentOrder(PaymentOrderChanges changes, RefundDelivery refunds, TimeProvider clock)
{
    public async Task<Result<PaymentOrder>> ExecuteAsync(
        PaymentOrderId id, RefundRequest request, CancellationToken cancellationToken)
    {
        var asked = await changes.ChangeAsync(
            id, order => order.RequestRefund(request, clock.GetUtcNow()), cancellationToken);

        if (asked.IsError)
        {
            return asked;
        }

        await refunds.DeliverAsync(id, cancellationToken);

        return await changes.ChangeAsync(id, order => order, cancellationToken);
    }
}
