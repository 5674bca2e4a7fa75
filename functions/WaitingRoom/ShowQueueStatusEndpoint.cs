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
public sealed class ShowQueueStatusEndpoint(ShowQueueStatus showQueueStatus)
{
    [Function(nameof(ShowQueueStatus))]
    [Authorize]
    [RateLimitInParallel]
    [Summary("Returns the caller's position in the queue and records a heartbeat.")]
    [Produces(200, typeof(QueueEntryResponse))]
    [ProducesProblem(400, "request.bad-id")]
    [ProducesProblem(404, "waiting-room.unknown-performance")]
    [ProducesProblem(409, "waiting-room.closed")]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/queue/status/{eventId}")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var result = await showQueueStatus.ExecuteAsync(
            request.User(), QueueProblemMapper.ReadEvent(eventId), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            QueueEntryResponse.From,
            QueueJson.Default.QueueEntryResponse,
            QueueProblemMapper.Of);
    }
}
