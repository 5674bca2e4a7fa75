using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.WaitingRoom;

[ApiContract(ApiContract.Tiketi)]
public sealed class ClearQueueEndpoint(ClearQueue clearQueue)
{
    [Function(nameof(ClearQueue))]
    [Stores(0)]
    [Authorize(Caller.Admin)]
    [Summary("Clears a queue: waiting and admitted visitors have to enter again.")]
    [Produces(200, typeof(QueueMessageResponse))]
    [ProducesProblem(400, "request.bad-id")]
    [ProducesProblem(404, "waiting-room.unknown-performance")]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/queue/admin/clear/{eventId}")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var result = await clearQueue.ExecuteAsync(QueueProblemMapper.ReadEvent(eventId), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            (Done _) => new QueueMessageResponse("대기열이 초기화되었습니다."),
            QueueJson.Default.QueueMessageResponse,
            QueueProblemMapper.Of);
    }
}
