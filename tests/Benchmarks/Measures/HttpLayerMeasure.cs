using System.Text.Json.Nodes;
using Serverless.Benchmarks.Load;
using Serverless.Local.Processes;

namespace Serverless.Benchmarks.Measures;

/// <summary>
/// Compares the HTTP layer of every request (access, rate limit, idempotency, headers, metrics, error logs, and a tenth
/// of the traces sent to a collector) with the same functions behind a token look-up only.
/// </summary>
internal static class HttpLayerMeasure
{
    private const int Users = 2_048;
    private const double Target = 0.65;

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Seats__HoldSeconds"] = "2",
        ["Seats__HeldUnitsMax"] = "200",
        ["Catalogue__SeatCountMax"] = "200000",
    };

    public static async Task<int> RunAsync()
    {
        await using var redis = await StartRedisAsync();
        await using var bareRedis = await StartRedisAsync();
        await using var floorRedis = await StartRedisAsync();
        await using var floor = await Children.StartFloorAsync(floorRedis.ConnectionString);
        var (collector, collectorServer) = await Children.StartCollectorAsync();
        await using var collectorLifetime = collector;
        await using var complete =
            await Children.StartPlatformAsync(withSamples: true, new Dictionary<string, string>(Settings)
            {
                ["REDIS_CONNECTION"] = redis.ConnectionString,
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collectorServer.ToString(),
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["TRACE_SAMPLING"] = "0.1",
            });
        await using var bare =
            await Children.StartPlatformAsync(withSamples: true, new Dictionary<string, string>(Settings)
            {
                ["REDIS_CONNECTION"] = bareRedis.ConnectionString,
            }, isBare: true);
        using var completeClient = new Client(complete.Server);
        using var bareClient = new Client(bare.Server);
        var one = await Stage.OpenAsync(complete, floor, completeClient, Users);
        var other = await Stage.OpenAsync(bare, floor, bareClient, Users);

        return await Comparison.RunAsync(
            "queue/status ÷ minimal HTTP layer",
            Target,
            await QueueStatusAsync(one),
            await QueueStatusAsync(other),
            floor)
            + await Comparison.RunAsync(
                "seats/reserve with a key ÷ minimal HTTP layer",
                Target,
                await ReserveAsync(one),
                await ReserveAsync(other),
                floor);
    }

    private static Task<RedisServer> StartRedisAsync() =>
        RedisServer.StartAsync(RedisKind.Auto, new RedisServerOptions(), CancellationToken.None);

    private static async Task<Contender> QueueStatusAsync(Stage stage)
    {
        var performance = await stage.OpenEventAsync(
            rows: 10, seatsPerRow: 10, queue: new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 1 });
        var requests = stage.Tokens.Select(token =>
            ClosedLoop.Request("GET", $"/api/v1/queue/status/{performance}", token)).ToArray();

        return new Contender(stage.Platform, (client, i) => requests[(client + i) % Users]);
    }

    private static async Task<Contender> ReserveAsync(Stage stage)
    {
        var performance = await stage.OpenEventAsync(rows: 400, seatsPerRow: 250, queue: null);
        var seats = await stage.ListSeatsAsync(performance);
        var bodies = seats.Select(seat => $$"""{"eventId":"{{performance}}","seatIds":["{{seat}}"]}""").ToArray();

        // Each client cycles through its own seats; a hold expires before the client reserves the same seat again.
        var share = bodies.Length / Comparison.Clients;
        var next = new long[Comparison.Clients];

        return new Contender(stage.Platform, Next);

        ReadOnlyMemory<byte> Next(int client, long i)
        {
            var cycle = next[client]++;
            var token = stage.Tokens[(int)((client + (cycle * Comparison.Clients)) % Users)];
            var key = new Guid(client + 1, 0, 0, BitConverter.GetBytes(cycle)).ToString();

            return ClosedLoop.Request(
                "POST", "/api/v1/seats/reserve", token, bodies[(client * share) + (int)(cycle % share)], key);
        }
    }
}
