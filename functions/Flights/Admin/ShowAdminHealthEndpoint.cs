using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Flights.Admin;

[ApiContract(ApiContract.CloudJet)]
public sealed class ShowAdminHealthEndpoint
{
    private readonly ServiceHealthResponse _healthy = ServiceHealthResponse.Admin;

    [Function("ShowAdminHealth")]
    [AnyQuery]
    [AllowAnonymous]
    [Summary("Shows that the administration of flights is up.")]
    [Produces(200, typeof(ServiceHealthResponse))]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/admin/health")] HttpRequest request) =>
        request.Answer(StatusCodes.Status200OK, _healthy, FlightsJson.Default.ServiceHealthResponse);
}
