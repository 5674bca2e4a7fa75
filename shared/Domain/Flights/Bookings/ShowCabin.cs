using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>Shows the seats of a schedule with their states.</summary>
public sealed class ShowCabin(ISchedules schedules, ISeatStates states)
{
    public async Task<Result<SeatMap>> ExecuteAsync(ScheduleId id, CancellationToken cancellationToken)
    {
        if (await schedules.FindAsync(id, cancellationToken) is not { } schedule)
        {
            return FlightErrors.UnknownSchedule;
        }

        var performance = FlightPerformance.Of(schedule);

        return await states.ReadAsync(performance, performance.Layout!, known: null, cancellationToken);
    }
}
