namespace Serverless.Domain.Flights.Bookings;

/// <summary>Schedules from memory, at most as old as <see cref="FlightPolicy.FreshMilliseconds"/> allows.</summary>
public interface ISchedules
{
    /// <summary>Null for an unknown number.</summary>
    ValueTask<FlightSchedule?> FindAsync(ScheduleId id, CancellationToken cancellationToken);
}
