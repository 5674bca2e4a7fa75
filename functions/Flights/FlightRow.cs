using System.Text.Json.Serialization;
using Serverless.Domain.Flights;

namespace Serverless.Functions.Flights;

/// <summary>A flight of a search. The API has most members under two names, because its clients read both.</summary>
internal sealed record FlightRow(
    int ScheduleId,
    string FlightId,
    string Airline,
    string Aircraft,
    string DepartureAirport,
    string ArrivalAirport,
    string DepartureName,
    string ArrivalName,
    TimeOnly DepartureTime,
    TimeOnly ArrivalTime,
    string Duration,
    DateOnly Date,
    int AvailableSeats,
    int OriginalPrice,
    int Price,
    int? DiscountPercentage,
    bool HasDiscount)
{
    [JsonPropertyName("flightId")]
    public string FlightIdAgain => FlightId;

    [JsonPropertyName("departureAirport")]
    public string DepartureAirportAgain => DepartureAirport;

    [JsonPropertyName("arrivalAirport")]
    public string ArrivalAirportAgain => ArrivalAirport;

    [JsonPropertyName("departureTime")]
    public TimeOnly DepartureTimeAgain => DepartureTime;

    [JsonPropertyName("arrivalTime")]
    public TimeOnly ArrivalTimeAgain => ArrivalTime;

    public static FlightRow From(AvailableFlight found)
    {
        var (schedule, flight) = (found.Schedule, found.Schedule.Flight);

        return new FlightRow(
            schedule.Id.Value,
            flight.Id.Value,
            flight.Airline,
            flight.Aircraft,
            flight.Route.Departure.Value,
            flight.Route.Arrival.Value,
            AirportNames.Of(flight.Route.Departure),
            AirportNames.Of(flight.Route.Arrival),
            flight.Departure,
            flight.Arrival,
            flight.Duration,
            schedule.Date,
            found.AvailableSeats,
            schedule.Price,
            schedule.PayablePrice,
            schedule.Discount?.Percentage,
            schedule.Discount is not null);
    }
}

internal static class AirportNames
{
    /// <summary>The Korean name; the code itself for an airport that the app no longer knows.</summary>
    public static string Of(AirportCode code) => Airports.Find(code)?.Name ?? code.Value;
}
