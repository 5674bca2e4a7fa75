using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Flights;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Flights;

[ApiContract(ApiContract.CloudJet)]
public sealed class ListAirportsEndpoint
{
    private readonly AirportsResponse _all = AirportsResponse.From(Airports.All);

    [Function("ListAirports")]
    [AllowAnonymous]
    [RateLimitInParallel]
    [Summary("Lists the airports in the order of their Korean names.")]
    [Produces(200, typeof(AirportsResponse))]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/flights/airports")]
        HttpRequest request) =>
        request.Answer(StatusCodes.Status200OK, _all, FlightsJson.Default.AirportsResponse);
}

internal sealed record AirportsResponse(IReadOnlyList<AirportRow> Airports)
{
    public static AirportsResponse From(IEnumerable<Airport> airports) => new(
        [.. airports.Select(one => new AirportRow(one.Code.Value, one.Name, one.City, one.Country))]);
}

internal sealed record AirportRow(string AirportCode, string AirportName, string City, string Country);
