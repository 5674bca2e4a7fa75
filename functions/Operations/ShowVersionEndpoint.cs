using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Operations;

[ApiContract(ApiContract.Gateway)]
public sealed class ShowVersionEndpoint(TelemetryPolicy telemetry)
{
    [Function("ShowVersion")]
    [AllowAnonymous]
    [DisableRateLimiting]
    [Summary("Shows the running version.")]
    [Produces(200, typeof(ShowVersionResponse))]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "version")] HttpRequest request) =>
        request.Answer(
            StatusCodes.Status200OK,
            new ShowVersionResponse(telemetry.ServiceName, telemetry.Version, Build.Mark),
            OperationsJson.Default.ShowVersionResponse);
}

internal sealed record ShowVersionResponse(string Service, string Version, string Build);
