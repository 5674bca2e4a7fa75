using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

#pragma warning disable CA1822 // The host calls functions on instances.

namespace Serverless.Benchmarks.Floor;

/// <summary>
/// The reference of the measures: functions behind the same host and worker, with the same JSON in and out and one
/// Redis round trip, but without the HTTP layer and without any rules.
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
    public async Task<IResult> ShowQueueAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "floor/queue")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        await redis.RankAsync("floor:queue", "visitor", cancellationToken);

        return Json(
            StatusCodes.Status200OK,
            new FloorEntry("queued", true, 45, 1, 2_000, 0, 0, 0, null),
            FloorJson.Default.FloorEntry);
    }

    /// <summary>Responds with the given number of bytes after one Redis round trip.</summary>
    [Function("FloorRead")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "floor/read/{length:int}")] HttpRequest request,
        int length,
        CancellationToken cancellationToken)
    {
        await redis.GetAsync("floor:read", cancellationToken);

        return FloorResponse.OfLength(length);
    }

    /// <summary>Responds with the given number of bytes from memory.</summary>
    [Function("FloorBytes")]
    public IResult ReturnBytes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "floor/bytes/{length:int}")] HttpRequest request,
        int length) => FloorResponse.OfLength(length);

    /// <summary>
    /// Does nothing, so its whole cost is the way through the host and the worker, called the hop.
    /// </summary>
    [Function("FloorHop")]
    public IResult ReturnNothing(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "floor/hop")] HttpRequest request) =>
            FloorResponse.Empty;

    private static FloorResponse Json<T>(int status, T body, JsonTypeInfo<T> json) =>
        new(status, JsonSerializer.SerializeToUtf8Bytes(body, json));
}
