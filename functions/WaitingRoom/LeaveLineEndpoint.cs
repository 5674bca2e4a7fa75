using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;

namespace Serverless.Functions.WaitingRoom;

[Dialect(Dialect.Tiketi)]
public sealed class LeaveLineEndpoint(LeaveLine leaveLine)
{
    [Function(nameof(LeaveLine))]
    [Access(Caller.Visitor)]
    [Summary("Gives up a place or a pass.")]
    [Answers(200, typeof(LineMessageResponse))]
    [Refuses(400, "request.bad-id")]
    [Refuses(404, "waiting-room.unknown-performance")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/queue/leave/{eventId}")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var outcome = await leaveLine.ExecuteAsync(
            request.Visitor(), LineWording.ReadEvent(eventId), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            outcome,
            _ => new LineMessageResponse("대기열에서 나왔습니다."),
            LineJson.Default.LineMessageResponse,
            LineWording.Of);
    }
}
