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
public sealed class RemoveQueueEndpoint(SetQueueRules setQueueRules)
{
    [Function("RemoveQueue")]
    [Authorize(Caller.Admin)]
    [Summary("Removes an event's queue: nobody waits any more, and no pass is needed.")]
    [Produces(200, typeof(QueueResponse))]
    [ProducesProblem(400, "request.bad-id")]
    [ProducesProblem(404, "waiting-room.unknown-performance", "catalogue.unknown-performance")]
    [ProducesProblem(409, "waiting-room.closed")]
    [ProducesProblem(428, "request.condition-missing")]
    [ProducesProblem(503, "catalogue.changed-meanwhile")]
    [ConditionalEdit]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/admin/events/{eventId}/queue")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var performance = QueueProblemMapper.ReadEvent(eventId);
        var condition = request.EditCondition<Performance>(
            PerformanceTags.OfRules, PerformanceTags.IsQueueDangerous, PerformanceTags.HasQueue);
        var result = await setQueueRules.ExecuteAsync(performance, rules: null, condition, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            queue => QueueResponse.From(performance.Value, queue),
            QueueJson.Default.QueueResponse,
            QueueProblemMapper.Of);
    }
}
