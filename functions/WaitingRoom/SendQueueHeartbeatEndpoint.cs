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
public sealed class SendQueueHeartbeatEndpoint(ShowQueueStatus showQueueStatus, IQueueTokens tokens)
{
    [Function("SendQueueHeartbeat")]
    [Stores(0)]
    [Authorize]
    [ReadsHeader(ApiComponents.QueueTokenParameter)]
    [Summary("Records that the caller still waits.")]
    [Produces(200, typeof(HeartbeatResponse))]
    [ProducesProblem(400, "request.bad-id")]
    [ProducesProblem(403, "waiting-room.foreign-token")]
    [ProducesProblem(404, "waiting-room.unknown-performance", "waiting-room.unknown-token")]
    [ProducesProblem(409, "waiting-room.closed")]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/queue/heartbeat/{eventId}")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var performance = QueueProblemMapper.ReadEvent(eventId);
        var visitor = tokens.ReadVisitor(request, performance);

        if (visitor.IsError)
        {
            return new LiveAnswer { Http = Problem.Of(visitor.Error, QueueProblemMapper.Of) };
        }

        var result = await showQueueStatus.ExecuteAsync(visitor.Value, performance, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            HeartbeatResponse.From,
            QueueJson.Default.HeartbeatResponse,
            QueueProblemMapper.Of);
    }
}
