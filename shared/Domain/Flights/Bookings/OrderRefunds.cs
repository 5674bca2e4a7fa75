using System.Globalization;
using Serverless.Domain.FlightPayments;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>
/// Pays back bookings by the orders that paid them. The order stores the refund before it is delivered.
/// </summary>
public sealed class OrderRefunds(RefundPaymentOrder refundPaymentOrder) : IPaidOrders
{
    /// <summary>The same for every attempt at one refund of a booking.</summary>
    public static string CancelIdOf(PaidOrder order, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{order.Reference}-{number}");

    public async Task<bool> RefundAsync(
        PaidOrder order, int number, Money amount, CancellationToken cancellationToken)
    {
        var request = new RefundRequest(amount.Amount, CancelIdOf(order, number), "booking cancelled");
        var result = await refundPaymentOrder.ExecuteAsync(
            new PaymentOrderId(order.Id), request, cancellationToken);

        return !result.IsError;
    }
}
