using Serverless.Domain.Platform;

namespace Serverless.Domain.FlightPayments;

/// <summary>Changes an order at the version that was read, and tries again when it changed meanwhile.</summary>
public sealed class PaymentOrderChanges(IPaymentOrders orders, FlightPaymentPolicy policy)
{
    /// <summary>The order after the change, or the error that the change found.</summary>
    public async Task<Result<PaymentOrder>> ChangeAsync(
        PaymentOrderId id, Func<PaymentOrder, Result<PaymentOrder>> change, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            if (await orders.FindAsync(id, cancellationToken) is not { } found)
            {
                return FlightPaymentErrors.UnknownOrder;
            }

            var after = change(found.Value);

            if (after.IsError || ReferenceEquals(after.Value, found.Value))
            {
                return after;
            }

            if (await orders.TrySaveAsync(after.Value, found.Version, [], cancellationToken) is { } saved)
            {
                FlightPaymentMetrics.Changed(found.Value, saved.Value);

                return saved.Value;
            }
        }

        return FlightPaymentErrors.ChangedMeanwhile;
    }
}
