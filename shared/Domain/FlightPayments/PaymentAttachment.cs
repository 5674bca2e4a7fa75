using Serverless.Domain.Platform;

namespace Serverless.Domain.FlightPayments;

/// <summary>
/// Writes a payment into its booking. The order is claimed for the booking first; a process that dies in between leaves
/// a claim, which the timer completes or takes back.
/// </summary>
public sealed class PaymentAttachment(IBookingsOfPayments bookings, PaymentOrderChanges changes)
{
    /// <summary>The order with its booking, or without one when the booking refused it.</summary>
    public async Task<Result<PaymentOrder>> CompleteAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        if (order.Booking is not { } booking || order.IsAttached)
        {
            return order;
        }

        var isAccepted = order.State is PaymentOrderState.Paid
            && await bookings.TryAttachAsync(booking, order, cancellationToken);

        return await changes.ChangeAsync(order.Id, known => known.Attach(booking, isAccepted), cancellationToken);
    }
}
