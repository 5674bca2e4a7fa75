using System.Text.Json.Serialization;
using Serverless.Domain.Flights;

namespace Serverless.Adapters.Flights;

/// <summary>The stored form of a flight, with its stored months. Every change of a month rewrites it.</summary>
internal sealed record StoredFlight(FlightBody Flight, IReadOnlyList<StoredBlock> Months);

/// <summary>A month of a flight, and the block of its schedules' numbers.</summary>
/// <param name="Month">Such as <c>202611</c>.</param>
/// <param name="Document">The id of the document that has the month.</param>
internal sealed record StoredBlock(string Month, int Block, string Document);

/// <summary>The id of the document that has the schedules of a block.</summary>
internal sealed record StoredPointer(string Document);

/// <summary>The schedules of one flight in one month, with a copy of the flight.</summary>
internal sealed record StoredMonth(FlightBody Flight, string Month, int Block, IReadOnlyList<StoredDay> Days)
{
    public IEnumerable<FlightSchedule> ToDomain()
    {
        var flight = Flight.ToDomain();
        var first = DateOnly.ParseExact(Month, "yyyyMM", System.Globalization.CultureInfo.InvariantCulture);

        return Days.Select(day => day.ToDomain(
            FlightKeys.ScheduleOf(Block, day.Day), flight, first.AddDays(day.Day - 1)));
    }
}

internal sealed record StoredDay(int Day, int Price, int Seats, int CabinSeats, ScheduleState State)
{
    public DateTimeOffset CreatedAt { get; init; }

    public StoredDiscount? Discount { get; init; }

    public static StoredDay From(FlightSchedule schedule) => new(
        schedule.Date.Day, schedule.Price, schedule.SeatsOnSale, schedule.CabinSeats, schedule.State)
    {
        CreatedAt = schedule.CreatedAt,
        Discount = schedule.Discount is { } discount
            ? new StoredDiscount(discount.Id.Value, discount.Percentage, discount.CreatedAt)
            : null,
    };

    public FlightSchedule ToDomain(ScheduleId id, Flight flight, DateOnly date) => new(id, flight, date, Price, Seats)
    {
        CabinSeats = CabinSeats,
        State = State,
        CreatedAt = CreatedAt,
        Discount = Discount is { } discount
            ? new ScheduleDiscount(new DiscountId(discount.Id), discount.Percentage, discount.CreatedAt)
            : null,
    };
}

internal sealed record StoredDiscount(int Id, int Percentage, DateTimeOffset CreatedAt);

/// <summary>The active discounts of all schedules.</summary>
internal sealed record StoredDiscounts(IReadOnlyList<StoredDiscountPointer> Discounts);

internal sealed record StoredDiscountPointer(int Id, int Schedule, DateOnly Date, DateTimeOffset CreatedAt);

internal sealed record FlightBody(
    string Id, string Departure, string Arrival, TimeOnly DepartureTime, TimeOnly ArrivalTime)
{
    public required string Airline { get; init; }

    public required string Aircraft { get; init; }

    public required string Duration { get; init; }

    public int BasePrice { get; init; }

    public int TotalSeats { get; init; }

    public bool IsActive { get; init; }

    public static FlightBody From(Flight flight) => new(
        flight.Id.Value, flight.Route.Departure.Value, flight.Route.Arrival.Value, flight.Departure, flight.Arrival)
    {
        Airline = flight.Airline,
        Aircraft = flight.Aircraft,
        Duration = flight.Duration,
        BasePrice = flight.BasePrice,
        TotalSeats = flight.TotalSeats,
        IsActive = flight.IsActive,
    };

    public Flight ToDomain() => new(
        new FlightId(Id),
        new Route(new AirportCode(Departure), new AirportCode(Arrival)),
        DepartureTime,
        ArrivalTime)
    {
        Airline = Airline,
        Aircraft = Aircraft,
        Duration = Duration,
        BasePrice = BasePrice,
        TotalSeats = TotalSeats,
        IsActive = IsActive,
    };
}

/// <summary>The next number of a kind that is free.</summary>
internal sealed record StoredCounter(int Next);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredFlight))]
[JsonSerializable(typeof(StoredMonth))]
[JsonSerializable(typeof(StoredPointer))]
[JsonSerializable(typeof(StoredDiscounts))]
[JsonSerializable(typeof(StoredCounter))]
internal sealed partial class FlightJson : JsonSerializerContext;
