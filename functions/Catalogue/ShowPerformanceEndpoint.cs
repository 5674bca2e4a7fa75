using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Conditions;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Catalogue;

[ApiContract(ApiContract.Tiketi)]
public sealed class ShowPerformanceEndpoint(ShowPerformance showPerformance)
{
    [Function(nameof(ShowPerformance))]
    [AllowAnonymous]
    [RateLimitInParallel]
    [Summary("Shows an event and its ticket types.")]
    [Produces(200, typeof(PerformanceResponse))]
    [Produces(304)]
    [ProducesProblem(400, "request.bad-id", "request.bad-condition")]
    [ProducesProblem(404, "catalogue.unknown-performance")]
    [EntityTag(Tagging.Public)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/events/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var performance = new PerformanceId(WireId.Parse(id, "Invalid id format"));
        var result = await showPerformance.ExecuteAsync(performance, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            PerformanceResponse.From,
            CatalogueRows.Default.PerformanceResponse,
            CatalogueProblemMapper.Of);
    }
}
