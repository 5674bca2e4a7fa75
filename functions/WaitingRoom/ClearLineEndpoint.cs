using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.WaitingRoom;

[Dialect(Dialect.Tiketi)]
public sealed class ClearLineEndpoint(ClearLine clearLine)
{
    [Function(nameof(ClearLine))]
    [Access(Caller.Admin)]
    [Summary("Dissolves a queue: those who wait and those inside have to enter again.")]
    [Answers(200, typeof(LineMessageResponse))]
    [Refuses(400, "request.bad-id")]
    [Refuses(404, "waiting-room.unknown-performance")]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/queue/admin/clear/{eventId}")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var outcome = await clearLine.ExecuteAsync(LineWording.ReadEvent(eventId), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            outcome,
            (Done _) => new LineMessageResponse("대기열이 초기화되었습니다."),
            LineJson.Default.LineMessageResponse,
            LineWording.Of);
    }
}
