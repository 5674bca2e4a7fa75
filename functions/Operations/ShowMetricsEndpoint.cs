using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Metrics;
using Serverless.Functions.Edge.RateLimiting;

namespace Serverless.Functions.Operations;

/// <summary>Shows what this instance measured since its start.</summary>
[ApiContract(ApiContract.Gateway)]
public sealed class ShowMetricsEndpoint(MeterReadings readings)
{
    [Function("ShowMetrics")]
    [AllowAnonymous]
    [DisableRateLimiting]
    [Summary("Shows what was measured, in Prometheus' text format.")]
    [Produces(200, typeof(string), MediaType = "text/plain")]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "metrics")] HttpRequest request)
    {
        _ = request;

        return new BytesResult(readings.Read(), PrometheusText.ContentType);
    }
}
