using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;

namespace Serverless.Functions.WaitingRoom;

[Dialect(Dialect.Tiketi)]
public sealed class ShowLineEndpoint(ShowLine showLine)
{
    [Function(nameof(ShowLine))]
    [Access(Caller.Admin)]
    [Summary("Shows how many wait and how many are inside.")]
    [Answers(200, typeof(LineResponse))]
    [Refuses(400, "request.bad-id")]
    [Refuses(404, "waiting-room.unknown-performance")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/queue/admin/{eventId}")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var performance = LineWording.ReadEvent(eventId);
        var outcome = await showLine.ExecuteAsync(performance, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            outcome,
            line => LineResponse.From(performance.Value, line),
            LineJson.Default.LineResponse,
            LineWording.Of);
    }
}
