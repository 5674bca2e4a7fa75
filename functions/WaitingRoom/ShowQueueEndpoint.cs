using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.WaitingRoom;

[ApiContract(ApiContract.Tiketi)]
public sealed class ShowQueueEndpoint(ShowQueue showQueue)
{
    [Function(nameof(ShowQueue))]
    [Authorize(Caller.Admin)]
    [Summary("Shows the numbers of waiting and admitted visitors.")]
    [Produces(200, typeof(QueueResponse))]
    [ProducesProblem(400, "request.bad-id")]
    [ProducesProblem(404, "waiting-room.unknown-performance")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/queue/admin/{eventId}")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var performance = QueueProblemMapper.ReadEvent(eventId);
        var result = await showQueue.ExecuteAsync(performance, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            queue => QueueResponse.From(performance.Value, queue),
            QueueJson.Default.QueueResponse,
            QueueProblemMapper.Of);
    }
}
