using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Conditions;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.Catalogue.Admin;

[ApiContract(ApiContract.Tiketi)]
public sealed class CancelPerformanceEndpoint(CancelPerformance cancelPerformance)
{
    [Function(nameof(CancelPerformance))]
    [Authorize(Caller.Admin)]
    [Summary("Cancels an event, which ends holding and buying, and refunds all purchases.")]
    [Produces(200, typeof(PerformanceAdminResponse))]
    [ProducesProblem(400, "request.bad-id")]
    [ProducesProblem(404, "catalogue.unknown-performance")]
    [ProducesProblem(503, "catalogue.changed-meanwhile")]
    [EntityTag(Tagging.Private)]
    [ConditionalEdit]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/admin/events/{eventId}/cancel")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var performance = new PerformanceId(WireId.Parse(eventId, "Invalid event ID format"));
        var result = await cancelPerformance.ExecuteAsync(
            performance, request.EditCondition<Performance>(PerformanceTags.Of), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            PerformanceAdminResponse.From,
            AdminRows.Default.PerformanceAdminResponse,
            CatalogueProblemMapper.Of);
    }
}
