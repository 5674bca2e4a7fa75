using System.Text.Json.Nodes;
using Serverless.Benchmarks.Load;
using Serverless.Local.Processes;

namespace Serverless.Benchmarks.Measures;

/// <summary>Endpoints over HTTP, each against the floor, with the same client and in the same run.</summary>
internal static class HttpMeasures
{
    private const int Users = 2_048;

    public static Task<int> ReserveAsync() => WithPlatformAsync(async stage =>
    {
        var performance = await stage.OpenHallAsync(rows: 400, seatsPerRow: 250, queue: null);
        var seats = await stage.ListSeatsAsync(performance);
        var bodies = seats.Select(seat => $$"""{"eventId":"{{performance}}","seatIds":["{{seat}}"]}""").ToArray();

        // Each client has its own seats and goes on through them; a hold is over before its seat comes round again.
        var share = bodies.Length / Comparison.Clients;
        var next = new long[Comparison.Clients];
        string Body(int client) => bodies[(client * share) + (int)(next[client]++ % share)];

        return await Comparison.RunAsync(
            "POST seats/reserve ÷ floor",
            0.5,
            (stage.Platform.Server, (client, i) => ClosedLoop.Request(
                "POST", "/api/v1/seats/reserve", stage.Tokens[(int)((client + (i * Comparison.Clients)) % Users)],
                Body(client))),
            (stage.Floor, (client, i) => ClosedLoop.Request(
                "POST", "/reserve", stage.Tokens[(int)((client + (i * Comparison.Clients)) % Users)], Body(client))));
    });

    public static Task<int> QueueAsync() => WithPlatformAsync(async stage =>
    {
        var performance = await stage.OpenHallAsync(
            rows: 10, seatsPerRow: 10, queue: new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 1 });
        var check = stage.Tokens.Select(token =>
            ClosedLoop.Request("POST", $"/api/v1/queue/check/{performance}", token)).ToArray();
        var status = stage.Tokens.Select(token =>
            ClosedLoop.Request("GET", $"/api/v1/queue/status/{performance}", token)).ToArray();
        var floorCheck = stage.Tokens.Select(token => ClosedLoop.Request("POST", "/queue", token)).ToArray();
        var floorStatus = stage.Tokens.Select(token => ClosedLoop.Request("GET", "/queue", token)).ToArray();

        return await Comparison.RunAsync(
            "POST queue/check ÷ floor",
            0.6,
            (stage.Platform.Server, (client, i) => check[(client + i) % Users]),
            (stage.Floor, (client, i) => floorCheck[(client + i) % Users]))
            + await Comparison.RunAsync(
                "GET queue/status ÷ floor",
                0.6,
                (stage.Platform.Server, (client, i) => status[(client + i) % Users]),
                (stage.Floor, (client, i) => floorStatus[(client + i) % Users]));
    });

    public static Task<int> SeatMapAsync() => WithPlatformAsync(async stage =>
    {
        var performance = await stage.OpenHallAsync(rows: 200, seatsPerRow: 250, queue: null);
        var map = ClosedLoop.Request("GET", $"/api/v1/seats/events/{performance}");
        using var connection = await RawConnection.OpenAsync(stage.Platform.Server);
        var (_, length) = await connection.SendAsync(map);
        var bytes = ClosedLoop.Request("GET", $"/bytes/{length}");

        var warm = await ClosedLoop.RunAsync(stage.Platform.Server, 1, Comparison.WarmUp, (_, _) => map);
        var floorWarm = await ClosedLoop.RunAsync(stage.Floor, 1, Comparison.WarmUp, (_, _) => bytes);
        warm = await ClosedLoop.RunAsync(stage.Platform.Server, 1, Comparison.Length, (_, _) => map);
        floorWarm = await ClosedLoop.RunAsync(stage.Floor, 1, Comparison.Length, (_, _) => bytes);

        return Report.AtMost(
            "seat map of 50,000 seats ÷ the same bytes",
            warm.Percentile(0.5) / floorWarm.Percentile(0.5),
            2,
            $"{length:N0} bytes: {warm} ÷ {floorWarm}");
    });

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
        var (floor, floorServer) = await Children.StartFloorAsync(redis.ConnectionString);
        await using var floorEnds = floor;
        using var client = new Client(platform.Server);

        return await measure(await Stage.OpenAsync(platform, floorServer, client, Users));
    }
}
