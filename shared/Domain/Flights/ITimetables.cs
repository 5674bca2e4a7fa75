using Serverless.Domain.Platform;

namespace Serverless.Domain.Flights;

/// <summary>The stored flights with their schedules, for changes.</summary>
public interface ITimetables
{
    /// <summary>
    /// The flight with its schedules from the month of <paramref name="first"/> on; null for an unknown flight.
    /// </summary>
    Task<Versioned<Timetable>?> FindAsync(FlightId id, DateOnly first, CancellationToken cancellationToken);

    /// <summary>
    /// Changes a flight, its schedules and their discounts in one durable step from <paramref name="before"/>, null for
    /// a new flight. Schedules without an id get one. False when anything was changed meanwhile; then nothing changes.
    /// </summary>
    Task<bool> TrySaveAsync(
        Versioned<Timetable>? before, Timetable after, CancellationToken cancellationToken);
}

/// <summary>A flight with its schedules, at most one a day, in the order of the days.</summary>
public sealed record Timetable(Flight Flight, IReadOnlyList<FlightSchedule> Schedules)
{
    public FlightSchedule? Find(DateOnly date) => Schedules.FirstOrDefault(schedule => schedule.Date == date);

    /// <summary>Replaces the schedules of these days, and adds the others.</summary>
    public Timetable With(IEnumerable<FlightSchedule> changed)
    {
        var byDay = Schedules.ToDictionary(schedule => schedule.Date);

        foreach (var schedule in changed)
        {
            byDay[schedule.Date] = schedule;
        }

        return this with { Schedules = [.. byDay.Values.OrderBy(schedule => schedule.Date)] };
    }

    /// <summary>Replaces the flight, for its schedules too.</summary>
    public Timetable With(Flight flight) =>
        new(flight, [.. Schedules.Select(schedule => schedule with { Flight = flight })]);
}
