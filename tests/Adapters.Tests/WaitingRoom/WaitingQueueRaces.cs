using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;
using Serverless.Fakes.Platform;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>Concurrent callers of one queue.</summary>
public abstract partial class WaitingQueueRaces(RedisKind kind)
{
    private const int Users = 400;

    private static readonly WaitingRoomPolicy Policy = new() { BurstSeconds = 1, DrainBatchMax = 7 };

    // Every request comes late enough to take a step.
    private static readonly WaitingRoomPolicy Eager = Policy with { TickMilliseconds = 1 };

    private static readonly QueueRules Rules = new(Capacity: 25, AdmissionsPerSecond: 300);

    private static readonly string[] Arrivals = [.. Enumerable.Range(1_000, Users).Select(number => $"v{number}")];

    [ContractFact]
    public async Task Concurrent_drains_keep_order_and_capacity()
    {
        var fixture = await QueueFixture.OpenAsync(kind, Policy, Rules);

        var rush = await RunAsync(fixture, token => fixture.Queue.AdvanceAsync(fixture.Settings, token));

        Assert.Equal(Users, rush.AdmittedCount);
        Assert.Null(rush.FindFault());
    }

    [ContractFact]
    public async Task Concurrent_requests_keep_order_and_capacity()
    {
        var fixture = await QueueFixture.OpenAsync(kind, Eager, Rules);

        var rush = await RunAsync(fixture, _ => StepAsync(fixture));

        Assert.Equal(Users, rush.AdmittedCount);
        Assert.Null(rush.FindFault());
    }

    [ContractFact]
    public async Task Concurrent_drains_and_requests_keep_order_and_capacity()
    {
        var fixture = await QueueFixture.OpenAsync(kind, Eager, Rules);
        var turn = 0;

        var rush = await RunAsync(fixture, token => Interlocked.Increment(ref turn) % 2 == 0
            ? StepAsync(fixture)
            : fixture.Queue.AdvanceAsync(fixture.Settings, token));

        Assert.Equal(Users, rush.AdmittedCount);
        Assert.Null(rush.FindFault());
    }

    [ContractFact]
    public async Task Concurrent_entries_admit_exactly_the_capacity()
    {
        var fixture = await QueueFixture.OpenAsync(kind, Policy, Rules);

        var entries = await Task.WhenAll(Arrivals.Concat(Arrivals).Select(fixture.EnterAsync));

        Assert.All(entries, entry => Assert.InRange(entry.Queue.CurrentUsers, 0, Rules.Capacity));
        Assert.Equal(
            new QueueStats(Users - Rules.Capacity, Rules.Capacity, Rules.Capacity, 0),
            await fixture.ReadAsync());
    }

    private static async Task<DrainResult> StepAsync(QueueFixture fixture)
    {
        var (entry, step) = await fixture.ShowWithStepAsync(Arrivals[^1]);

        return step ?? new DrainResult([], entry.Queue, HasMore: false);
    }

    /// <summary>
    /// Runs two drains concurrently. Half of the users wait before; the others enter meanwhile, one after another, so
    /// that the order of arrival is known. All users inside leave at full capacity, so the drains reach the capacity
    /// again and again, and a faulty drain would exceed it.
    /// </summary>
    private static async Task<Rush> RunAsync(QueueFixture fixture, Func<CancellationToken, Task<DrainResult>> drain)
    {
        var rush = new Rush(Arrivals, Rules, Policy.BurstSeconds);
        await fixture.Queue.SetRulesAsync(fixture.Settings, Rules with { Capacity = 0 }, default);

        foreach (var user in Arrivals[..(Users / 2)])
        {
            await fixture.EnterAsync(user);
        }

        await fixture.Queue.SetRulesAsync(fixture.Settings, Rules, default);
        await Task.WhenAll(DrainAsync(), DrainAsync(), EnterAsync());

        return rush;

        async Task EnterAsync()
        {
            foreach (var user in Arrivals[(Users / 2)..])
            {
                rush.Record(user, await fixture.EnterWithStepAsync(user));
            }
        }

        async Task DrainAsync()
        {
            while (rush.AdmittedCount < Users && rush.Span < Eventually.Limit)
            {
                var step = await drain(default);
                var leaving = rush.Record(step);

                if (step.Queue.CurrentUsers >= Rules.Capacity)
                {
                    await Task.WhenAll(leaving.Select(fixture.LeaveAsync));
                }
            }
        }
    }
}

public sealed class GarnetWaitingQueueRaceTests() : WaitingQueueRaces(RedisKind.Garnet);

[OnRedisServer]
public sealed class RedisServerWaitingQueueRaceTests() : WaitingQueueRaces(RedisKind.Redis);
