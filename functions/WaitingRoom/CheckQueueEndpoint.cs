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
public sealed class CheckQueueEndpoint(CheckQueue checkQueue, IQueueTokens tokens)
{
    [Function(nameof(CheckQueue))]
    [Stores(256)] // An entry of the queue, in Redis.
    [Authorize]
    [ReadsHeader(ApiComponents.QueueTokenParameter)]
    [Summary("Enters an event's queue, or admits the caller at once when nobody waits.")]
    [Produces(200, typeof(QueueEntryResponse))]
    [ProducesProblem(400, "request.bad-id")]
    [ProducesProblem(403, "waiting-room.foreign-token")]
    [ProducesProblem(404, "waiting-room.unknown-performance", "waiting-room.unknown-token")]
    [ProducesProblem(409, "waiting-room.closed")]
    [ProducesProblem(429, "waiting-room.address-full")]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/queue/check/{eventId}")]
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

        var result = await checkQueue.ExecuteAsync(visitor.Value, performance, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            entry => QueueEntryResponse.From(entry, tokens.IssueOf(performance, visitor.Value.User, entry)),
            QueueJson.Default.QueueEntryResponse,
            QueueProblemMapper.Of);
    }
}
