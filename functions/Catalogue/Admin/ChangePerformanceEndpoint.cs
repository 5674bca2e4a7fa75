using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Conditions;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Catalogue.Admin;

[ApiContract(ApiContract.Tiketi)]
public sealed class ChangePerformanceEndpoint(ChangePerformance changePerformance)
{
    [Function(nameof(ChangePerformance))]
    [Authorize(Caller.Admin)]
    [Summary("Changes members of an event; the others stay. A published event keeps its seats and ticket types.")]
    [Accepts(typeof(ChangePerformanceRequest))]
    [Produces(200, typeof(PerformanceAdminResponse))]
    [ProducesProblem(400, "request.bad-id", "request.missing-field", "catalogue.bad-field", "catalogue.unknown-layout")]
    [ProducesProblem(404, "catalogue.unknown-performance")]
    [ProducesProblem(409, "catalogue.already-published", "catalogue.queue-elsewhere")]
    [ProducesProblem(428, "request.condition-missing")]
    [ProducesProblem(503, "catalogue.changed-meanwhile")]
    [EntityTag(Tagging.Private)]
    [ConditionalEdit]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/v1/admin/events/{eventId}")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var performance = new PerformanceId(WireId.Parse(eventId, "Invalid event ID format"));
        var body = await request.ReadAsync(AdminJson.Default.ChangePerformanceRequest, cancellationToken);
        var condition = request.EditCondition<Performance>(PerformanceTags.Of, PerformanceTags.IsDangerous);
        var result = await changePerformance.ExecuteAsync(performance, body.ToChange(), condition, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            PerformanceAdminResponse.From,
            AdminRows.Default.PerformanceAdminResponse,
            CatalogueProblemMapper.Of);
    }
}
