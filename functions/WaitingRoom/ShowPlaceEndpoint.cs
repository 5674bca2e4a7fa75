using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.RateLimiting;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.WaitingRoom;

[Dialect(Dialect.Tiketi)]
public sealed class ShowPlaceEndpoint(ShowPlace showPlace)
{
    [Function(nameof(ShowPlace))]
    [Access(Caller.Visitor)]
    [CountedMeanwhile]
    [Summary("Tells callers where they stand, and notes that they are still there.")]
    [Answers(200, typeof(PlaceResponse))]
    [Refuses(400, "request.bad-id")]
    [Refuses(404, "waiting-room.unknown-performance")]
    [Refuses(409, "waiting-room.closed")]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/queue/status/{eventId}")]
        HttpRequest request,
        string eventId,
        CancellationToken cancellationToken)
    {
        var outcome = await showPlace.ExecuteAsync(
            request.Visitor(), LineWording.ReadEvent(eventId), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK, outcome, PlaceResponse.From, LineJson.Default.PlaceResponse, LineWording.Of);
    }
}
