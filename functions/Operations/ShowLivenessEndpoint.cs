using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Operations;

/// <summary>Shows that the process is up. It checks no dependency, which could cause a restart.</summary>
[ApiContract(ApiContract.Gateway)]
public sealed class ShowLivenessEndpoint(TimeProvider clock)
{
    [Function("ShowLiveness")]
    [AllowAnonymous]
    [DisableRateLimiting]
    [Summary("Shows that the process is up.")]
    [Produces(200, typeof(ShowLivenessResponse))]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "healthz")] HttpRequest request) =>
        request.Answer(
            StatusCodes.Status200OK,
            new ShowLivenessResponse("ok", clock.GetUtcNow().ToUnixTimeSeconds()),
            OperationsJson.Default.ShowLivenessResponse);
}

internal sealed record ShowLivenessResponse(string Status, long Time);
