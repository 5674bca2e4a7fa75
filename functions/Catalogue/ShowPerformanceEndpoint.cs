using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.RateLimiting;

namespace Serverless.Functions.Catalogue;

[Dialect(Dialect.Tiketi)]
public sealed class ShowPerformanceEndpoint(ShowPerformance showPerformance)
{
    [Function(nameof(ShowPerformance))]
    [Access(Caller.Anyone)]
    [CountedMeanwhile]
    [Summary("Shows an event and its ticket types.")]
    [Answers(200, typeof(PerformanceResponse))]
    [Refuses(400, "request.bad-id")]
    [Refuses(404, "catalogue.unknown-performance")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/events/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var performance = new PerformanceId(WireId.Parse(id, "Invalid id format"));
        var outcome = await showPerformance.ExecuteAsync(performance, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            outcome,
            PerformanceResponse.From,
            CatalogueRows.Default.PerformanceResponse,
            CatalogueWording.Of);
    }
}
