using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.WaitingRoom;

[Dialect(Dialect.Tiketi)]
public sealed class KeepPlaceEndpoint(ShowPlace showPlace)
{
    [Function("KeepPlace")]
    [Access(Caller.Visitor)]
    [Summary("Says that the caller still waits.")]
    [Answers(200, typeof(HeartbeatResponse))]
    [Refuses(400, "request.bad-id")]
    [Refuses(404, "waiting-room.unknown-performance")]
    [Refuses(409, "waiting-room.closed")]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/queue/heartbeat/{eventId}")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var outcome = await showPlace.ExecuteAsync(
            request.Visitor(), LineWording.ReadEvent(eventId), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            outcome,
            HeartbeatResponse.From,
            LineJson.Default.HeartbeatResponse,
            LineWording.Of);
    }
}
