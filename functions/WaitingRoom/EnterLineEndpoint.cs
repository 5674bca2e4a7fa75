using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.WaitingRoom;

[Dialect(Dialect.Tiketi)]
public sealed class EnterLineEndpoint(EnterLine enterLine)
{
    [Function(nameof(EnterLine))]
    [Access(Caller.Visitor)]
    [Summary("Takes a place in an event's queue, or walks in where nobody has to wait.")]
    [Answers(200, typeof(PlaceResponse))]
    [Refuses(400, "request.bad-id")]
    [Refuses(404, "waiting-room.unknown-performance")]
    [Refuses(409, "waiting-room.closed")]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/queue/check/{eventId}")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var outcome = await enterLine.ExecuteAsync(
            request.Visitor(), LineWording.ReadEvent(eventId), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK, outcome, PlaceResponse.From, LineJson.Default.PlaceResponse, LineWording.Of);
    }
}
