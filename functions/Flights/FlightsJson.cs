using System.Text.Json.Serialization;
using Serverless.Functions.Flights.Admin;

namespace Serverless.Functions.Flights;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(FlightSearchResponse))]
[JsonSerializable(typeof(FeaturedFlightsResponse))]
[JsonSerializable(typeof(PromotionsResponse))]
[JsonSerializable(typeof(AirportsResponse))]
[JsonSerializable(typeof(ServiceHealthResponse))]
[JsonSerializable(typeof(AddFlightRequest))]
[JsonSerializable(typeof(AddFlightSchedulesRequest))]
[JsonSerializable(typeof(AddDiscountRequest))]
[JsonSerializable(typeof(FlightChangedResponse))]
[JsonSerializable(typeof(AddFlightSchedulesResponse))]
[JsonSerializable(typeof(FlightsResponse))]
[JsonSerializable(typeof(SchedulesResponse))]
[JsonSerializable(typeof(DiscountsResponse))]
internal sealed partial class FlightsJson : JsonSerializerContext;

/// <summary>The kept rows of a search, which only this app writes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<FlightRow>))]
internal sealed partial class FlightRowsJson : JsonSerializerContext;
