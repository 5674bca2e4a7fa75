using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.FlightPayments;

/// <summary>Shows an order to the user whom it belongs to: what a booking asks for the quote.</summary>
public sealed class ShowPaymentOrder(IPaymentOrders orders)
{
    public async Task<Result<PaymentOrder>> ExecuteAsync(
        UserId user, PaymentOrderId id, CancellationToken cancellationToken) =>
        await orders.FindAsync(id, cancellationToken) is { Value: var order } && order.IsOf(user)
            ? order
            : FlightPaymentErrors.UnknownOrder;
}
