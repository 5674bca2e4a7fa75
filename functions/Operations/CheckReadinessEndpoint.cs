using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Operations;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Operations;

/// <summary>Shows whether a load balancer should send requests to this instance.</summary>
[ApiContract(ApiContract.Gateway)]
public sealed class CheckReadinessEndpoint(CheckReadiness checkReadiness)
{
    [Function(nameof(CheckReadiness))]
    [AllowAnonymous]
    [DisableRateLimiting]
    [Summary("Shows whether Redis and the store can be read and written.")]
    [Produces(200, typeof(ShowLivenessResponse))]
    [ProducesProblem(503, Body = typeof(NotReadyResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "readyz")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var readiness = await checkReadiness.ExecuteAsync(cancellationToken);
        var time = readiness.CheckedAt.ToUnixTimeSeconds();
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";

        if (readiness.IsReady)
        {
            return request.Answer(
                200, new ShowLivenessResponse("ready", time), OperationsJson.Default.ShowLivenessResponse);
        }

        headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);

        return request.Answer(503, NotReadyResponse.From(readiness, time), OperationsJson.Default.NotReadyResponse);
    }
}

internal sealed record NotReadyResponse(string Status, string Reason, string Error, long Timestamp)
{
    // The response names the dependency, but reveals no addresses.
    public static NotReadyResponse From(Readiness readiness, long time) => new(
        "not ready",
        string.Join(", ", readiness.Missing.Select(missing => $"{missing.Name} unavailable")),
        string.Join(", ", readiness.Missing.Select(missing =>
            missing.IsSilent
                ? $"{missing.Name} did not answer in time"
                : $"{missing.Name} cannot be reached or refuses to write")),
        time);
}
