using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

#pragma warning disable CA1822 // The host calls functions on instances.

namespace Serverless.Benchmarks.Floor;

/// <summary>
/// What the platform is measured against: functions behind the same host and on the same worker, with the same JSON in
/// and out, one Redis round trip, no edge and no rule at all.
/// </summary>
public sealed class FloorFunctions(FloorRedis redis)
{
    [Function("FloorReserve")]
    public async Task<IResult> ReserveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "floor/reserve")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await JsonSerializer.DeserializeAsync(
            request.Body, FloorJson.Default.FloorReserveRequest, cancellationToken);
        await redis.SetAsync($"floor:{body!.SeatIds[0]}", body.EventId.ToString(), cancellationToken);

        return Json(
            StatusCodes.Status201Created,
            new FloorReserveResponse(
                "좌석이 선택되었습니다.",
                new FloorReservation(
                    body.EventId, "TK0123456789ABCDEFGHIJKLMNO", 150_000, DateTimeOffset.UnixEpoch,
                    [new FloorSeat(body.SeatIds[0], "A-1-1", 150_000, "locked")])),
            FloorJson.Default.FloorReserveResponse);
    }

    [Function("FloorQueue")]
    public async Task<IResult> AnswerQueueAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "floor/queue")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        await redis.RankAsync("floor:queue", "visitor", cancellationToken);

        return Json(
            StatusCodes.Status200OK,
            new FloorEntry("queued", true, 45, 1, 2_000, 0, 0, 0, null),
            FloorJson.Default.FloorEntry);
    }

    /// <summary>An answer of so many bytes after one Redis round trip.</summary>
    [Function("FloorRead")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "floor/read/{length:int}")] HttpRequest request,
        int length,
        CancellationToken cancellationToken)
    {
        await redis.GetAsync("floor:read", cancellationToken);

        return FloorAnswer.OfLength(length);
    }

    /// <summary>An answer of so many bytes, from memory.</summary>
    [Function("FloorBytes")]
    public IResult AnswerBytes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "floor/bytes/{length:int}")] HttpRequest request,
        int length) => FloorAnswer.OfLength(length);

    /// <summary>
    /// Does nothing: what is spent on it is spent on the way through the host and the worker, which is called the hop.
    /// </summary>
    [Function("FloorHop")]
    public IResult AnswerNothing(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "floor/hop")] HttpRequest request) =>
            FloorAnswer.Empty;

    private static FloorAnswer Json<T>(int status, T body, JsonTypeInfo<T> json) =>
        new(status, JsonSerializer.SerializeToUtf8Bytes(body, json));
}
