using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Catalogue.Admin;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Conditions;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.WaitingRoom;

[ApiContract(ApiContract.Tiketi)]
public sealed class SetQueueRulesEndpoint(SetQueueRules setQueueRules)
{
    [Function(nameof(SetQueueRules))]
    [Authorize(Caller.Admin)]
    [Summary("Sets a queue's caps, also while visitors wait.")]
    [Accepts(typeof(QueueRequest))]
    [Produces(200, typeof(QueueResponse))]
    [ProducesProblem(400, "request.bad-id", "request.missing-field", "catalogue.bad-field")]
    [ProducesProblem(404, "waiting-room.unknown-performance", "catalogue.unknown-performance")]
    [ProducesProblem(409, "waiting-room.closed")]
    [ProducesProblem(428, "request.condition-missing")]
    [ProducesProblem(503, "catalogue.changed-meanwhile")]
    [ConditionalEdit]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/v1/admin/events/{eventId}/queue")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var performance = QueueProblemMapper.ReadEvent(eventId);
        var body = await request.ReadAsync(AdminJson.Default.QueueRequest, cancellationToken);
        var rules = body.ToRules();
        var condition = request.EditCondition<Performance>(
            PerformanceTags.OfRules, PerformanceTags.IsQueueDangerous, PerformanceTags.HasQueue);
        var result = await setQueueRules.ExecuteAsync(performance, rules, condition, cancellationToken);

        if (!result.IsError)
        {
            request.SetEntityTag(EntityTag.Of(QueueRulesResponse.Of(rules), AdminRows.Default.QueueRulesResponse));
        }

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            queue => QueueResponse.From(performance.Value, queue),
            QueueJson.Default.QueueResponse,
            QueueProblemMapper.Of);
    }
}
