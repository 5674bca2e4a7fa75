using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.FlightPayments;

namespace Serverless.Functions.FlightPayments;

public sealed class RecoverPaymentOrdersTimer(RecoverPaymentOrders recoverPaymentOrders)
{
    [Function(nameof(RecoverPaymentOrders))]
    public Task RunAsync(
        [TimerTrigger("%RECOVER_PAYMENT_ORDERS_SCHEDULE%")] TimerInfo timer, CancellationToken cancellationToken) =>
        recoverPaymentOrders.ExecuteAsync(cancellationToken);
}
