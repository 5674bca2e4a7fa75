using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.WaitingRoom.Gateway;

[ApiContract(ApiContract.Gateway)]
public sealed class EnterQueueEndpoint(EnterQueue enterQueue)
{
    [Function(nameof(EnterQueue))]
    [Stores(0)]
    [AllowAnonymous]
    [Summary("Exchanges a waiting token for a reservation token when the caller is admitted.")]
    [Accepts(typeof(EnterQueueRequest))]
    [Produces(200, typeof(EnterQueueResponse))]
    [ProducesProblem(400, "request.missing-field")]
    [ProducesProblem(403, "waiting-room.not-yet")]
    [ProducesProblem(
        404, "waiting-room.unknown-token", "waiting-room.lapsed-token", "waiting-room.unknown-performance")]
    [ProducesProblem(409, "waiting-room.closed")]
    [Idempotency(IdempotencyKeyRule.Required)]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/queue/enter")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(GatewayQueueJson.Default.EnterQueueRequest, cancellationToken);
        var result = await enterQueue.ExecuteAsync(
            GatewayQueueProblemMapper.ReadToken(body.WaitingToken, "waiting_token is required"),
            request.Origin(),
            cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            EnterQueueResponse.From,
            GatewayQueueJson.Default.EnterQueueResponse,
            GatewayQueueProblemMapper.Of);
    }
}

internal sealed record EnterQueueRequest([property: Required] string? WaitingToken);

/// <param name="TtlSec">Seconds until the pass ends.</param>
internal sealed record EnterQueueResponse(
    [property: AllowedValues("granted")] string Admission, string ReservationToken, long TtlSec)
{
    public static EnterQueueResponse From(AdmissionPass pass) =>
        new("granted", pass.Token, Math.Max(1, (long)pass.Lifetime.TotalSeconds));
}
