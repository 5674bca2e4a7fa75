using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.WaitingRoom;

[ApiContract(ApiContract.Tiketi)]
public sealed class CheckQueueEndpoint(CheckQueue checkQueue)
{
    [Function(nameof(CheckQueue))]
    [Stores(256)] // An entry of the queue, in Redis.
    [Authorize]
    [Summary("Enters an event's queue, or admits the caller at once when nobody waits.")]
    [Produces(200, typeof(QueueEntryResponse))]
    [ProducesProblem(400, "request.bad-id")]
    [ProducesProblem(404, "waiting-room.unknown-performance")]
    [ProducesProblem(409, "waiting-room.closed")]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/queue/check/{eventId}")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var result = await checkQueue.ExecuteAsync(
            request.User(), QueueProblemMapper.ReadEvent(eventId), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            QueueEntryResponse.From,
            QueueJson.Default.QueueEntryResponse,
            QueueProblemMapper.Of);
    }
}
