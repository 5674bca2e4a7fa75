using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Flights;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Flights.Admin;

[ApiContract(ApiContract.CloudJet)]
public sealed class ListFlightsEndpoint(IFlights flights)
{
    [Function("ListFlights")]
    [Authorize(Caller.Admin)]
    [Summary("Lists the flights that are not deleted, in the order of their departures.")]
    [Produces(200, typeof(FlightsResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/admin/flights")] HttpRequest request,
        CancellationToken cancellationToken) =>
        request.Answer(
            StatusCodes.Status200OK,
            FlightsResponse.From(await flights.ListAsync(cancellationToken)),
            FlightsJson.Default.FlightsResponse);
}

internal sealed record FlightsResponse(IReadOnlyList<FlightAdminRow> Flights)
{
    public static FlightsResponse From(IEnumerable<Flight> flights) => new(
    [
        .. flights.Where(flight => flight.IsActive)
            .OrderBy(flight => flight.Departure)
            .ThenBy(flight => flight.Id.Value, StringComparer.Ordinal)
            .Select(FlightAdminRow.From),
    ]);
}

/// <param name="IsActive">1; deleted flights are not listed.</param>
internal sealed record FlightAdminRow(
    string FlightId,
    string Airline,
    string DepartureAirport,
    string ArrivalAirport,
    TimeOnly DepartureTime,
    TimeOnly ArrivalTime,
    string Duration,
    string Aircraft,
    int BasePrice,
    int TotalSeats,
    int IsActive,
    string DepartureAirportName,
    string ArrivalAirportName)
{
    public static FlightAdminRow From(Flight flight) => new(
        flight.Id.Value,
        flight.Airline,
        flight.Route.Departure.Value,
        flight.Route.Arrival.Value,
        flight.Departure,
        flight.Arrival,
        flight.Duration,
        flight.Aircraft,
        flight.BasePrice,
        flight.TotalSeats,
        1,
        AirportNames.Of(flight.Route.Departure),
        AirportNames.Of(flight.Route.Arrival));
}
