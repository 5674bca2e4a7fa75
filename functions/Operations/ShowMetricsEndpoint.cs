using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Metrics;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Operations;

/// <summary>Shows the metrics of this instance since its start.</summary>
[ApiContract(ApiContract.Gateway)]
public sealed class ShowMetricsEndpoint(MeterReadings readings)
{
    [Function("ShowMetrics")]
    [AllowAnonymous]
    [DisableRateLimiting]
    [Summary("Shows the metrics in Prometheus' text format.")]
    [Produces(200, typeof(string), MediaType = "text/plain")]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "metrics")] HttpRequest request) =>
        new BytesResult(readings.Read(), PrometheusText.ContentType);
}
