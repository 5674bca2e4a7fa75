using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Flights.Bookings;

namespace Serverless.Functions.Flights.Bookings;

public sealed class ReconcileBookingsTimer(ReconcileBookings reconcileBookings)
{
    [Function("ReconcileBookings")]
    public Task RunAsync(
        [TimerTrigger("%RECONCILE_BOOKINGS_SCHEDULE%")] TimerInfo timer, CancellationToken cancellationToken) =>
        reconcileBookings.ExecuteAsync(cancellationToken);
}
