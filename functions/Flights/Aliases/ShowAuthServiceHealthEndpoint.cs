using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Flights.Aliases;

[ApiContract(ApiContract.CloudJet)]
public sealed class ShowAuthServiceHealthEndpoint
{
    private readonly ServiceHealthResponse _healthy = ServiceHealthResponse.Auth;

    [Function("ShowAuthServiceHealth")]
    [AnyQuery]
    [AllowAnonymous]
    [Summary("The health of the account API at the path that its client calls.")]
    [Produces(200, typeof(ServiceHealthResponse))]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "auth/health")] HttpRequest request) =>
        request.Answer(StatusCodes.Status200OK, _healthy, FlightsJson.Default.ServiceHealthResponse);
}
