using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Serverless.Benchmarks.Floor;

/// <summary>
/// What the platform is measured against: bare Kestrel, the same JSON in and out, one Redis round trip and no rule at
/// all.
/// </summary>
internal static class FloorServer
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{arguments[0]}");
        var redis = (await ConnectionMultiplexer.ConnectAsync(arguments[1])).GetDatabase();
        var bytes = Array.Empty<byte>();
        var app = builder.Build();
        app.MapPost("/reserve", request => ReserveAsync(request, redis));
        app.MapPost("/queue", request => AnswerQueueAsync(request, redis));
        app.MapGet("/queue", request => AnswerQueueAsync(request, redis));
        app.MapPost("/v1/{signal}", async request => await request.Request.Body.CopyToAsync(Stream.Null));
        app.MapGet("/bytes/{length:int}", async request =>
        {
            var length = int.Parse(
                (string)request.Request.RouteValues["length"]!, System.Globalization.CultureInfo.InvariantCulture);
            bytes = bytes.Length == length ? bytes : new byte[length];
            request.Response.ContentLength = length;
            request.Response.ContentType = "application/json; charset=utf-8";
            await request.Response.BodyWriter.WriteAsync(bytes);
        });
        await app.RunAsync();

        return 0;
    }

    private static async Task ReserveAsync(HttpContext context, IDatabase redis)
    {
        var request = await JsonSerializer.DeserializeAsync(
            context.Request.Body, FloorJson.Default.FloorReserveRequest, context.RequestAborted);
        await redis.StringSetAsync($"floor:{request!.SeatIds[0]}", request.EventId.ToString(), TimeSpan.FromSeconds(5));
        await WriteAsync(
            context,
            201,
            new FloorReserveResponse(
                "좌석이 선택되었습니다.",
                new FloorReservation(
                    request.EventId, "TK0123456789ABCDEFGHIJKLMNO", 150_000, DateTimeOffset.UnixEpoch,
                    [new FloorSeat(request.SeatIds[0], "A-1-1", 150_000, "locked")])),
            FloorJson.Default.FloorReserveResponse);
    }

    private static async Task AnswerQueueAsync(HttpContext context, IDatabase redis)
    {
        await redis.SortedSetRankAsync("floor:queue", "visitor");
        await WriteAsync(
            context,
            200,
            new FloorPlace("queued", true, 45, 1, 2_000, 0, 0, 0, null),
            FloorJson.Default.FloorPlace);
    }

    private static Task WriteAsync<T>(
        HttpContext context, int status, T body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> json)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, json);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = bytes.Length;

        return context.Response.Body.WriteAsync(bytes, 0, bytes.Length);
    }
}

internal sealed record FloorReserveRequest(Guid EventId, IReadOnlyList<Guid> SeatIds);

internal sealed record FloorReserveResponse(string Message, FloorReservation Reservation);

internal sealed record FloorReservation(
    Guid Id, string ReservationNumber, long TotalAmount, DateTimeOffset ExpiresAt, IReadOnlyList<FloorSeat> Seats);

internal sealed record FloorSeat(Guid Id, string SeatLabel, long Price, string Status);

internal sealed record FloorPlace(
    string Status, bool Queued, int Position, int EstimatedWait, int QueueSize, int CurrentUsers, int Threshold,
    long ServingNumber, DateTimeOffset? PassExpiresAt);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FloorReserveRequest))]
[JsonSerializable(typeof(FloorReserveResponse))]
[JsonSerializable(typeof(FloorPlace))]
internal sealed partial class FloorJson : JsonSerializerContext;
