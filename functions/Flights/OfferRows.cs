using System.Text.Json.Serialization;
using Serverless.Domain.Flights;

namespace Serverless.Functions.Flights;

internal sealed record FeaturedFlightsResponse(IReadOnlyList<FeaturedFlightRow> Flights, int Total)
{
    public static FeaturedFlightsResponse From(FoundFlights found) =>
        new([.. found.Flights.Select(FeaturedFlightRow.From)], found.Flights.Count);
}

/// <summary>A discounted flight on the front page. It has the times under one name only.</summary>
internal sealed record FeaturedFlightRow(
    int ScheduleId,
    string FlightId,
    string Airline,
    string Aircraft,
    string DepartureAirport,
    string ArrivalAirport,
    string DepartureName,
    string ArrivalName,
    [property: JsonPropertyName("departureTime")] TimeOnly DepartureTime,
    [property: JsonPropertyName("arrivalTime")] TimeOnly ArrivalTime,
    string Duration,
    DateOnly Date,
    int AvailableSeats,
    int OriginalPrice,
    int Price,
    int DiscountedPrice,
    int? DiscountPercentage,
    bool HasDiscount)
{
    [JsonPropertyName("flightId")]
    public string FlightIdAgain => FlightId;

    [JsonPropertyName("departureAirport")]
    public string DepartureAirportAgain => DepartureAirport;

    [JsonPropertyName("arrivalAirport")]
    public string ArrivalAirportAgain => ArrivalAirport;

    public static FeaturedFlightRow From(AvailableFlight found)
    {
        var row = FlightRow.From(found);

        return new FeaturedFlightRow(
            row.ScheduleId,
            row.FlightId,
            row.Airline,
            row.Aircraft,
            row.DepartureAirport,
            row.ArrivalAirport,
            row.DepartureName,
            row.ArrivalName,
            row.DepartureTime,
            row.ArrivalTime,
            row.Duration,
            row.Date,
            row.AvailableSeats,
            row.OriginalPrice,
            row.Price,
            row.Price,
            row.DiscountPercentage,
            row.HasDiscount);
    }
}

internal sealed record PromotionsResponse(IReadOnlyList<PromotionRow> Promotions, int Total)
{
    public static PromotionsResponse From(FoundFlights found) =>
        new([.. found.Flights.Select(PromotionRow.From)], found.Flights.Count);
}

/// <summary>A discounted flight, with every member under one name.</summary>
internal sealed record PromotionRow(
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
    int OriginalPrice,
    int AvailableSeats,
    DateOnly FlightDate,
    int? DiscountPercentage,
    int DiscountedPrice)
{
    public static PromotionRow From(AvailableFlight found)
    {
        var row = FlightRow.From(found);

        return new PromotionRow(
            row.ScheduleId,
            row.FlightId,
            row.Airline,
            row.Aircraft,
            row.DepartureAirport,
            row.ArrivalAirport,
            row.DepartureName,
            row.ArrivalName,
            row.DepartureTime,
            row.ArrivalTime,
            row.Duration,
            row.OriginalPrice,
            row.AvailableSeats,
            row.Date,
            row.DiscountPercentage,
            row.Price);
    }
}
