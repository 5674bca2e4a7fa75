namespace Serverless.Domain.Flights;

/// <summary>The stored flights and schedules, for reading.</summary>
public interface IFlights
{
    /// <summary>Every flight in the order of the ids, deleted ones included.</summary>
    Task<IReadOnlyList<Flight>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The schedules of a route on one day, in any state and of deleted flights too.</summary>
    Task<IReadOnlyList<FlightSchedule>> ListAsync(Route route, DateOnly date, CancellationToken cancellationToken);

    /// <summary>The schedules of all flights from a day on.</summary>
    Task<IReadOnlyList<FlightSchedule>> ListFromAsync(DateOnly first, CancellationToken cancellationToken);

    /// <summary>Null for an unknown number.</summary>
    Task<FlightSchedule?> FindAsync(ScheduleId id, CancellationToken cancellationToken);
}
