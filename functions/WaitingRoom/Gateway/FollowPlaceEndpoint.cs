using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.RateLimiting;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.WaitingRoom.Gateway;

[Dialect(Dialect.Gateway)]
public sealed class FollowPlaceEndpoint(FollowPlace followPlace)
{
    [Function(nameof(FollowPlace))]
    [Access(Caller.Anyone)]
    [CountedMeanwhile]
    [Summary("Tells the holder of a waiting token where they stand, and notes that they are still there.")]
    [Query("token", typeof(string), "The waiting token.", IsRequired = true)]
    [Answers(200, typeof(FollowPlaceResponse))]
    [Refuses(400, "request.missing-field")]
    [Refuses(404, "waiting-room.unknown-token", "waiting-room.unknown-performance")]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/queue/status")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var outcome = await followPlace.ExecuteAsync(GatewayLineWording.ReadToken(request), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            outcome,
            FollowPlaceResponse.From,
            GatewayLineJson.Default.FollowPlaceResponse,
            GatewayLineWording.Of);
    }
}

/// <param name="EtaSec">Seconds until the visitor may enter, as far as one can tell.</param>
/// <param name="Position">One is next; zero for whoever does not wait any more.</param>
/// <param name="WaitingTime">Seconds waited so far.</param>
internal sealed record FollowPlaceResponse(
    [property: AllowedValues("waiting", "ready", "expired")] string Status,
    long EtaSec,
    int Position,
    long WaitingTime,
    bool ReadyForEntry)
{
    public static FollowPlaceResponse From(FollowedPlace followed) => new(
        followed.Place.State switch
        {
            PlaceState.Waiting => "waiting",
            PlaceState.Admitted => "ready",
            _ => "expired",
        },
        (long)followed.Place.EstimatedWait.TotalSeconds,
        followed.Place.Position,
        (long)followed.Waited.TotalSeconds,
        followed.Place.State is PlaceState.Admitted);
}
