using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Flights.Aliases;

[ApiContract(ApiContract.CloudJet)]
public sealed class ListAirportsAliasEndpoint
{
    private readonly AirportsResponse _all = AirportsResponse.From(Domain.Flights.Airports.All);

    [Function("ListAirportsAlias")]
    [AllowAnonymous]
    [RateLimitInParallel]
    [Summary("The airports at the path that the client of CloudJet calls.")]
    [Produces(200, typeof(AirportsResponse))]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/airports")] HttpRequest request) =>
        request.Answer(StatusCodes.Status200OK, _all, FlightsJson.Default.AirportsResponse);
}
