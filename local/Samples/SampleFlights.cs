using Serverless.Domain.Accounts;
using Serverless.Domain.Flights;
using Serverless.Domain.Platform;

namespace Serverless.Local.Samples;

/// <summary>
/// Stores the sample flights with schedules from today on. Prices and seats follow from the flight and the day, so each
/// start adds the days that are missing. A month of a flight is one document, so this takes a few dozen commits.
/// </summary>
internal sealed class SampleFlights(
    IFlights flights, ITimetables timetables, AddDiscount addDiscount, TimeProvider clock)
{
    public const int Days = 60;

    private readonly FlightsFile _file = SampleFiles.ReadFlights();

    /// <summary>Adds what is missing; schedules that exist and flights that were deleted stay as they are.</summary>
    public Task EnsureAsync(CancellationToken cancellationToken)
    {
        var today = KoreanTime.DayAt(clock.GetUtcNow());

        // Concurrent commits share one flush of the store.
        return Task.WhenAll(_file.Flights.Select(file => EnsureAsync(file, today, cancellationToken)));
    }

    /// <summary>To be called once, for new samples.</summary>
    public async Task AddDiscountsAsync(UserId admin, CancellationToken cancellationToken)
    {
        var today = KoreanTime.DayAt(clock.GetUtcNow());

        foreach (var file in _file.Discounts)
        {
            var flight = ToFlight(_file.Flights.Single(flight => flight.Id == file.Flight));
            var schedules = await flights.ListAsync(flight.Route, today.AddDays(file.Day), cancellationToken);
            var schedule = schedules.First(schedule => schedule.Flight.Id == flight.Id);

            // An interrupted load may have added it.
            if (schedule.Discount is null)
            {
                SampleException.Unless(
                    await addDiscount.ExecuteAsync(admin, schedule.Id, file.Percentage, cancellationToken));
            }
        }
    }

    private async Task EnsureAsync(FlightFile file, DateOnly today, CancellationToken cancellationToken)
    {
        var flight = ToFlight(file);
        var before = await timetables.FindAsync(flight.Id, today, cancellationToken);
        var timetable = before?.Value ?? new Timetable(flight, []);
        FlightSchedule[] missing =
        [
            .. Enumerable.Range(0, Days).Select(today.AddDays)
                .Where(day => timetable.Find(day) is null)
                .Select(day => Schedule(timetable.Flight, day)),
        ];

        if (missing.Length > 0 && timetable.Flight.IsActive)
        {
            // An administrator who changes the same flight meanwhile wins; the next start adds the days.
            await timetables.TrySaveAsync(before, timetable.With(missing), cancellationToken);
        }
    }

    private FlightSchedule Schedule(Flight flight, DateOnly day)
    {
        // The price is within a fifth of the base price, and up to thirty seats are not on sale.
        var number = HashOf(flight.Id, day);
        var price = (int)((long)flight.BasePrice * (8_000 + (number % 4_000)) / 10_000);
        var seats = flight.TotalSeats - 1 - (int)(number / 4_000 % 30);

        return new FlightSchedule(default, flight, day, price, seats) { CreatedAt = clock.GetUtcNow() };
    }

    private Flight ToFlight(FlightFile file) => new(
        new FlightId(file.Id),
        new Route(new AirportCode(file.From), new AirportCode(file.To)),
        file.Departure,
        file.Arrival)
    {
        Airline = file.Airline,
        Aircraft = file.Aircraft,
        Duration = file.Duration,
        BasePrice = file.BasePrice,
        TotalSeats = file.Seats ?? _file.Aircraft.Single(type => type.Name == file.Aircraft).Seats,
    };

    // FNV-1a: the same in every process, unlike the hash of a string.
    private static uint HashOf(FlightId flight, DateOnly day)
    {
        var hash = 2_166_136_261u;

        foreach (var letter in $"{flight}:{day.DayNumber}")
        {
            hash = (hash ^ letter) * 16_777_619u;
        }

        return hash;
    }
}
