using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;

namespace Serverless.Functions.WaitingRoom;

[Dialect(Dialect.Tiketi)]
public sealed class LeaveLineEndpoint(LeaveLine leaveLine)
{
    [Function(nameof(LeaveLine))]
    [Access(Caller.Visitor)]
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
