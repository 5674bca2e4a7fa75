using Serverless.Domain.Platform;

namespace Serverless.Domain.Flights;

/// <summary>Finds the flights of a route on one day that can be bought now, the cheapest first.</summary>
public sealed class SearchFlights(
    IFlights flights, FlightAvailability availability, FlightPolicy policy, TimeProvider clock)
{
    public async Task<FoundFlights> ExecuteAsync(Route route, DateOnly date, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = KoreanTime.DayAt(now);

        if (date < today || date > today.AddDays(policy.DaysFromTodayMax)
            || Airports.Find(route.Departure) is null || Airports.Find(route.Arrival) is null)
        {
            return FoundFlights.None;
        }

        var open = (await flights.ListAsync(route, date, cancellationToken)).Where(schedule => schedule.IsOpenAt(now));
        AvailableFlight[] found =
        [
            .. (await availability.ReadAsync(open, cancellationToken))
                .Where(flight => flight.AvailableSeats > 0)
                .OrderBy(flight => flight.Schedule.PayablePrice)
                .ThenBy(flight => flight.Schedule.Flight.Departure)
                .ThenBy(flight => flight.Schedule.Flight.Id.Value, StringComparer.Ordinal),
        ];

        return found.Length == 0
            ? FoundFlights.None
            : new FoundFlights(found, found.Min(flight => flight.Schedule.DepartsAt) - now);
    }
}

/// <summary>Flights that can be bought.</summary>
/// <param name="ValidFor">Until the first of them departs; zero for none.</param>
public sealed record FoundFlights(IReadOnlyList<AvailableFlight> Flights, TimeSpan ValidFor)
{
    public static FoundFlights None { get; } = new([], TimeSpan.Zero);
}
