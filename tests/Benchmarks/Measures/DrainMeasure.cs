using System.Diagnostics;
using Serverless.Adapters.Accounts;
using Serverless.Adapters.Platform.Redis;
using Serverless.Adapters.WaitingRoom;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;
using Serverless.Local.Processes;
using StackExchange.Redis;

namespace Serverless.Benchmarks.Measures;

/// <summary>
/// Measures how fast the drain admits batches of a thousand, for a short and for a long queue.
/// </summary>
internal static class DrainMeasure
{
    private const int Batches = 80;
    private const int BatchSize = 1_000;
    private const int Long = 1_000_000;
    private const int Short = 10_000;

    private static readonly WaitingRoomPolicy Policy = new() { DrainBatchMax = BatchSize };
    private static readonly QueueRules Rules = new(2_000_000, 1_000_000);

    public static async Task<int> RunAsync()
    {
        await using var server = await RedisServer.StartAsync(
            RedisKind.Auto, new RedisServerOptions(), CancellationToken.None);
        using var redis = new RedisConnection(
            new RedisPolicy { ConnectionString = server.ConnectionString, CallMilliseconds = 20_000 });
        var queue = new RedisWaitingQueue(
            redis, Policy, new DrawSeed(new TokenPolicy { Secret = "a signing secret of this measure only" }));
        await DrainAsync(redis, queue, firstNumber: 1, Short, Batches);
        var few = await DrainAsync(redis, queue, firstNumber: 101, Short, Batches);
        var many = await DrainAsync(redis, queue, firstNumber: 201, Long, Batches);

        return Report.AtLeast(
            "drain with 1,000,000 waiting ÷ with 10,000",
            many / few,
            0.7,
            $"{many:N0}/s ÷ {few:N0}/s on {server.Kind}");
    }

    private static async Task<double> DrainAsync(
        RedisConnection redis, RedisWaitingQueue queue, int firstNumber, int waiting, int batches)
    {
        var (number, left, spent) = (firstNumber, 0, TimeSpan.Zero);

        for (var i = 0; i < batches; i++)
        {
            if (left < BatchSize * 2)
            {
                await FillAsync(redis, ++number, waiting);
                left = waiting;
            }

            var settings = new QueueSettings(new PerformanceTag(number), DateTimeOffset.UnixEpoch, Rules);
            var started = Stopwatch.GetTimestamp();
            var step = await queue.AdvanceAsync(settings, CancellationToken.None);
            spent += Stopwatch.GetElapsedTime(started);
            left -= step.Admitted.Count == BatchSize
                ? BatchSize
                : throw new InvalidOperationException($"Admitted {step.Admitted.Count}, not {BatchSize}.");
        }

        return batches * BatchSize / spent.TotalSeconds;
    }

    private static async Task FillAsync(RedisConnection redis, int number, int waiting)
    {
        const int Chunk = 10_000;
        var database = await redis.OpenAsync(CancellationToken.None);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

        for (var first = 0; first < waiting; first += Chunk)
        {
            var users =
                Enumerable.Range(first, Chunk).Select(i => (Id: (RedisValue)$"0198f0f0-0000-7000-8000-{i:D12}", i));
            await database.SortedSetAddAsync(
                $"queue:{{p{number}}}:waiting",
                [.. users.Select(user => new SortedSetEntry(user.Id, user.i))]);
            await database.SortedSetAddAsync(
                $"queue:{{p{number}}}:seen", [.. users.Select(user => new SortedSetEntry(user.Id, now))]);
        }
    }
}
