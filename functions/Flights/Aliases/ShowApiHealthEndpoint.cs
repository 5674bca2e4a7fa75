using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Flights.Aliases;

[ApiContract(ApiContract.CloudJet)]
public sealed class ShowApiHealthEndpoint
{
    private readonly ServiceHealthResponse _healthy = ServiceHealthResponse.Auth;

    [Function("ShowApiHealth")]
    [AnyQuery]
    [AllowAnonymous]
    [Summary("Shows that the API is up, in the words of the account API.")]
    [Produces(200, typeof(ServiceHealthResponse))]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health")] HttpRequest request) =>
        request.Answer(StatusCodes.Status200OK, _healthy, FlightsJson.Default.ServiceHealthResponse);
}
