using System.Text.Json.Nodes;
using Serverless.Benchmarks.Load;
using Serverless.Domain.Platform;
using Serverless.Local.Processes;

namespace Serverless.Benchmarks.Measures;

/// <summary>Compares endpoints over HTTP with the floor, with the same client and in the same run.</summary>
internal static class HttpMeasures
{
    private const int Users = 2_048;
    private const double EventRatioMin = 0.65;
    private const double SearchRatioMin = 0.6;
    private const double BookingRatioMin = 0.4;

    public static Task<int> ReserveAsync() => WithPlatformAsync(async stage =>
    {
        var performance = await stage.OpenEventAsync(rows: 400, seatsPerRow: 250, queue: null);
        var seats = await stage.ListSeatsAsync(performance);
        var bodies = seats.Select(seat => $$"""{"eventId":"{{performance}}","seatIds":["{{seat}}"]}""").ToArray();

        // Each client cycles through its own seats; a hold expires before the client reserves the same seat again.
        var share = bodies.Length / Comparison.Clients;
        var next = new long[Comparison.Clients];
        string Body(int client) => bodies[(client * share) + (int)(next[client]++ % share)];

        return await Comparison.RunAsync(
            "POST seats/reserve ÷ floor",
            0.55,
            new Contender(stage.Platform, (client, i) => ClosedLoop.Request(
                "POST", "/api/v1/seats/reserve", stage.Tokens[(int)((client + (i * Comparison.Clients)) % Users)],
                Body(client))),
            new Contender(stage.Floor, (client, i) => ClosedLoop.Request(
                "POST", "/floor/reserve", stage.Tokens[(int)((client + (i * Comparison.Clients)) % Users)],
                Body(client))),
            stage.Floor);
    });

    public static Task<int> QueueAsync() => WithPlatformAsync(async stage =>
    {
        var performance = await stage.OpenEventAsync(
            rows: 10, seatsPerRow: 10, queue: new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 1 });
        var check = stage.Tokens.Select(token =>
            ClosedLoop.Request("POST", $"/api/v1/queue/check/{performance}", token)).ToArray();
        var status = stage.Tokens.Select(token =>
            ClosedLoop.Request("GET", $"/api/v1/queue/status/{performance}", token)).ToArray();
        var floorCheck = stage.Tokens.Select(token => ClosedLoop.Request("POST", "/floor/queue", token)).ToArray();
        var floorStatus = stage.Tokens.Select(token => ClosedLoop.Request("GET", "/floor/queue", token)).ToArray();

        return await Comparison.RunAsync(
            "POST queue/check ÷ floor",
            0.7,
            new Contender(stage.Platform, (client, i) => check[(client + i) % Users]),
            new Contender(stage.Floor, (client, i) => floorCheck[(client + i) % Users]),
            stage.Floor)
            + await Comparison.RunAsync(
                "GET queue/status ÷ floor",
                0.7,
                new Contender(stage.Platform, (client, i) => status[(client + i) % Users]),
                new Contender(stage.Floor, (client, i) => floorStatus[(client + i) % Users]),
                stage.Floor);
    });

    /// <summary>Compares the event list and one event with the same number of bytes after a Redis round trip.</summary>
    public static Task<int> EventsAsync() => WithPlatformAsync(async stage =>
    {
        var performance = await stage.OpenEventAsync(rows: 10, seatsPerRow: 10, queue: null);

        return await ReadAsync(stage, "GET events ÷ floor", "/api/v1/events")
            + await ReadAsync(stage, "GET events/{id} ÷ floor", $"/api/v1/events/{performance}");
    });

    /// <summary>Compares a search whose result is kept with as many bytes after a Redis round trip.</summary>
    public static Task<int> FlightsAsync() => WithPlatformAsync(stage =>
    {
        var day = KoreanTime.DayAt(TimeProvider.System.GetUtcNow()).AddDays(30);

        return ReadAsync(
            stage,
            "GET flights/search ÷ floor",
            $"/api/flights/search?departure=ICN&arrival=NRT&date={day:yyyy-MM-dd}",
            SearchRatioMin);
    });

    /// <summary>
    /// Compares bookings, each durable when it is answered, with as large a request after a Redis round trip. Every
    /// booking has a seat of its own, over the sample flights of the next weeks.
    /// </summary>
    public static Task<int> BookingsAsync() => WithPlatformAsync(async stage =>
    {
        var schedules = await stage.ListSchedulesAsync();
        var next = -1;

        string Body()
        {
            var turn = Interlocked.Increment(ref next);
            var ((id, fare), seat) = (schedules[turn % schedules.Count], turn / schedules.Count);

            return $$"""
                {"scheduleId":{{id}},"passengers":[{"name":"Kim","nameEn":"KIM","birth":"1990-01-01","gender":"F"}],
                "contactInfo":{"email":"kim@example.com","phone":"010-1234-5678"},"paymentMethod":"card",
                "totalAmount":{{fare}},"seats":["{{1 + (seat / 6)}}{{(char)('A' + (seat % 6))}}"]}
                """;
        }

        return await Comparison.RunAsync(
            "POST bookings ÷ floor",
            BookingRatioMin,
            new Contender(stage.Platform, (client, i) => ClosedLoop.Request(
                "POST", "/api/bookings", stage.Tokens[(int)((client + (i * Comparison.Clients)) % Users)], Body())),
            new Contender(stage.Floor, (client, i) => ClosedLoop.Request(
                "POST", "/floor/reserve", stage.Tokens[(int)((client + (i * Comparison.Clients)) % Users)],
                $$"""{"eventId":"{{Guid.Empty}}","seatIds":["{{Guid.Empty}}"]}""")),
            stage.Floor);
    });

    public static Task<int> SeatMapAsync() => WithPlatformAsync(async stage =>
    {
        var performance = await stage.OpenEventAsync(rows: 200, seatsPerRow: 250, queue: null);
        var map = ClosedLoop.Request("GET", $"/api/v1/seats/events/{performance}");
        var length = await MeasureLengthAsync(stage, map);
        var bytes = ClosedLoop.Request("GET", $"/floor/bytes/{length}");

        return await Comparison.RunTimeAsync(
            $"seat map of 50,000 seats ÷ {length:N0} bytes",
            1.5,
            new Contender(stage.Platform, (_, _) => map),
            new Contender(stage.Floor, (_, _) => bytes),
            stage.Floor);
    });

    private static async Task<int> ReadAsync(
        Stage stage, string measure, string path, double ratioMin = EventRatioMin)
    {
        var read = ClosedLoop.Request("GET", path);
        var length = await MeasureLengthAsync(stage, read);
        var floor = ClosedLoop.Request("GET", $"/floor/read/{length}");

        return await Comparison.RunAsync(
            $"{measure}, {length:N0} bytes",
            ratioMin,
            new Contender(stage.Platform, (_, _) => read),
            new Contender(stage.Floor, (_, _) => floor),
            stage.Floor);
    }

    private static async Task<long> MeasureLengthAsync(Stage stage, ReadOnlyMemory<byte> request)
    {
        using var connection = await RawConnection.OpenAsync(stage.Platform.Server);
        var (status, length) = await connection.SendAsync(request);

        return status == 200 ? length : throw new InvalidOperationException($"Answered with {status}.");
    }

    private static async Task<int> WithPlatformAsync(Func<Stage, Task<int>> measure)
    {
        await using var redis = await RedisServer.StartAsync(
            RedisKind.Auto, new RedisServerOptions(), CancellationToken.None);
        await using var platform = await Children.StartPlatformAsync(withSamples: true, new Dictionary<string, string>
        {
            ["REDIS_CONNECTION"] = redis.ConnectionString,
            ["Seats__HoldSeconds"] = "2",
            ["Seats__HeldUnitsMax"] = "200",
            ["Catalogue__SeatCountMax"] = "200000",
        });

        // The floor has a separate Redis, because it is a second app and must not affect the first one.
        await using var floorRedis = await RedisServer.StartAsync(
            RedisKind.Auto, new RedisServerOptions(), CancellationToken.None);
        await using var floor = await Children.StartFloorAsync(floorRedis.ConnectionString);
        using var client = new Client(platform.Server);

        return await measure(await Stage.OpenAsync(platform, floor, client, Users));
    }
}
