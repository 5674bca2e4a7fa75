using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.WaitingRoom;

[ApiContract(ApiContract.Tiketi)]
public sealed class LeaveQueueEndpoint(LeaveQueue leaveQueue)
{
    [Function(nameof(LeaveQueue))]
    [Stores(0)]
    [Authorize]
    [Summary("Leaves the queue, or gives up the admission pass.")]
    [Produces(200, typeof(QueueMessageResponse))]
    [ProducesProblem(400, "request.bad-id")]
    [ProducesProblem(404, "waiting-room.unknown-performance")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/queue/leave/{eventId}")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var result = await leaveQueue.ExecuteAsync(
            request.User(), QueueProblemMapper.ReadEvent(eventId), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            _ => new QueueMessageResponse("대기열에서 나왔습니다."),
            QueueJson.Default.QueueMessageResponse,
            QueueProblemMapper.Of);
    }
}
