using System.Collections.Concurrent;
using System.Globalization;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Local.Processes;
using StackExchange.Redis;

namespace Serverless.Adapters.Tests.Sales.Histories;

/// <summary>
/// Whatever happened, Redis shows what the store has once holds, recovery and audit have run. SALE_HISTORIES is the
/// number of histories, and SALE_HISTORY_SEED the first seed: one history with the seed of a failure repeats it.
/// </summary>
public abstract class SaleHistoryTests(RedisKind kind, int histories)
{
    private const int ParallelMax = 8;
    private const int PlantedMax = 1_000;

    [ContractFact]
    public Task Redis_shows_what_the_store_has_after_every_history() => FindsNothingAsync(hasOlderData: true);

    [ContractFact]
    public Task Redis_needs_no_audit_for_that_unless_it_gets_older_data() => FindsNothingAsync(hasOlderData: false);

    [ContractFact]
    public Task Finds_a_sale_that_takes_its_tickets_twice() => FindsAsync(
        "sell-tickets.lua",
        "end_hold(id)\ntake_over",
        "redis.call('HDEL', held, id)\nredis.call('ZREM', expiry, id)\ntake_over");

    [ContractFact]
    public Task Finds_a_sale_that_writes_into_a_map_that_is_not_loaded() => FindsAsync(
        "sell-seats.lua",
        "if not is_known then\n",
        "if not epoch then for i = 5, #ARGV do redis.call('SETRANGE', map, ARGV[i], 'S') end\n"
            + "redis.call('SETRANGE', map, seat_count, '1') redis.call('HSET', owners, 'epoch', '1')\n"
            + "redis.call('ZADD', expiry, 1, 'epoch') redis.call('HSET', meta, 'epoch', '1', 'sold', 1, 'version', 1)\n"
            + "elseif not is_known then\n");

    private async Task FindsNothingAsync(bool hasOlderData)
    {
        var count = Read("SALE_HISTORIES", histories);

        var failed = await RunAsync(count, stopAtFirst: false, hasOlderData, alter: null);

        Assert.True(
            failed.IsEmpty, $"{failed.Count} of {count} histories failed. {string.Join("\n", failed.Take(3))}");
    }

    /// <summary>
    /// Plants a fault into one script. Histories that do not find it are worthless. The audit would repair what the
    /// fault does, so there is none.
    /// </summary>
    private async Task FindsAsync(string script, string correct, string faulty)
    {
        var failed = await RunAsync(PlantedMax, stopAtFirst: true, hasOlderData: false, (name, source) =>
        {
            if (name != script)
            {
                return source;
            }

            Assert.Contains(correct, source, StringComparison.Ordinal);

            return source.Replace(correct, faulty, StringComparison.Ordinal);
        });

        Assert.NotEmpty(failed);
    }

    private async Task<ConcurrentBag<string>> RunAsync(
        int count, bool stopAtFirst, bool hasOlderData, Func<string, string, string>? alter)
    {
        var database = await (await TestRedis.OpenAsync(kind)).OpenAsync(default);
        var failed = new ConcurrentBag<string>();
        var first = Read("SALE_HISTORY_SEED", 1);

        var last = first - 1;

        // A history blocks its thread while Redis works, so it needs one of its own.
        await Task.WhenAll(Enumerable.Range(0, ParallelMax).Select(_ => Task.Factory.StartNew(
            () =>
            {
                for (var seed = Interlocked.Increment(ref last);
                    seed < first + count && !(stopAtFirst && !failed.IsEmpty);
                    seed = Interlocked.Increment(ref last))
                {
                    var violations = new SaleHistory(seed, database, hasOlderData, alter).Run();

                    if (violations.Count > 0)
                    {
                        failed.Add($"Seed {seed}: {string.Join(" ", violations)}");
                    }
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        return failed;
    }

    private static int Read(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number)
            ? number
            : usual;
}

public sealed class SaleHistoriesOnGarnet() : SaleHistoryTests(RedisKind.Garnet, histories: 20);

[OnRedisServer]
public sealed class SaleHistoriesOnRedis() : SaleHistoryTests(RedisKind.Redis, histories: 150);
