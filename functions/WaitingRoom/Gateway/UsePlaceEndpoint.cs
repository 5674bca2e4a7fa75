using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.WaitingRoom.Gateway;

[Dialect(Dialect.Gateway)]
public sealed class UsePlaceEndpoint(UsePlace usePlace)
{
    [Function(nameof(UsePlace))]
    [Access(Caller.Anyone)]
    [Summary("Gives whoever's turn it is the token with which to reserve.")]
    [Reads(typeof(UsePlaceRequest))]
    [Answers(200, typeof(UsePlaceResponse))]
    [Refuses(400, "request.missing-field")]
    [Refuses(403, "waiting-room.not-yet")]
    [Refuses(
        404, "waiting-room.unknown-token", "waiting-room.lapsed-token", "waiting-room.unknown-performance")]
    [Refuses(409, "waiting-room.closed")]
    [Idempotency(KeyRule.Required)]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/queue/enter")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(GatewayLineJson.Default.UsePlaceRequest, cancellationToken);
        var outcome = await usePlace.ExecuteAsync(
            GatewayLineWording.ReadToken(body.WaitingToken, "waiting_token is required"), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            outcome,
            UsePlaceResponse.From,
            GatewayLineJson.Default.UsePlaceResponse,
            GatewayLineWording.Of);
    }
}

internal sealed record UsePlaceRequest([property: Required] string? WaitingToken);

/// <param name="TtlSec">Seconds until the pass ends.</param>
internal sealed record UsePlaceResponse(
    [property: AllowedValues("granted")] string Admission, string ReservationToken, long TtlSec)
{
    public static UsePlaceResponse From(PlacePass pass) =>
        new("granted", pass.Token, Math.Max(1, (long)pass.Lifetime.TotalSeconds));
}
