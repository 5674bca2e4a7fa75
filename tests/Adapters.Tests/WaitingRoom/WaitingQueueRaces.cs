using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;
using Serverless.Fakes.Platform;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>Many callers at once.</summary>
public abstract partial class WaitingQueueRaces(RedisKind kind)
{
    private const int Users = 400;

    private static readonly WaitingRoomPolicy Policy = new() { BurstSeconds = 1, DrainBatchMax = 7 };

    // Every question comes late enough to move the line.
    private static readonly WaitingRoomPolicy Eager = Policy with { TickMilliseconds = 1 };

    private static readonly QueueRules Rules = new(Capacity: 25, AdmissionsPerSecond: 300);

    private static readonly string[] Arrivals = [.. Enumerable.Range(1_000, Users).Select(number => $"v{number}")];

    [ContractFact]
    public async Task Two_drains_among_newcomers_and_leavers_keep_order_and_caps()
    {
        var fixture = await QueueFixture.OnAsync(kind, Policy, Rules);

        var rush = await RunAsync(fixture, token => fixture.Queue.AdvanceAsync(fixture.Terms, token));

        Assert.Equal(Users, rush.AdmittedCount);
        Assert.Null(rush.FindFault());
    }

    [ContractFact]
    public async Task Questions_alone_keep_order_and_caps()
    {
        var fixture = await QueueFixture.OnAsync(kind, Eager, Rules);

        var rush = await RunAsync(fixture, _ => AskAsync(fixture));

        Assert.Equal(Users, rush.AdmittedCount);
        Assert.Null(rush.FindFault());
    }

    [ContractFact]
    public async Task Drains_and_questions_at_once_keep_order_and_caps()
    {
        var fixture = await QueueFixture.OnAsync(kind, Eager, Rules);
        var turn = 0;

        var rush = await RunAsync(fixture, token => Interlocked.Increment(ref turn) % 2 == 0
            ? AskAsync(fixture)
            : fixture.Queue.AdvanceAsync(fixture.Terms, token));

        Assert.Equal(Users, rush.AdmittedCount);
        Assert.Null(rush.FindFault());
    }

    [ContractFact]
    public async Task Entering_at_once_admits_exactly_as_many_as_fit()
    {
        var fixture = await QueueFixture.OnAsync(kind, Policy, Rules);

        var places = await Task.WhenAll(Arrivals.Concat(Arrivals).Select(fixture.EnterAsync));

        Assert.All(places, entry => Assert.InRange(entry.Queue.CurrentUsers, 0, Rules.Capacity));
        Assert.Equal(
            new QueueStats(Users - Rules.Capacity, Rules.Capacity, Rules.Capacity, 0),
            await fixture.ReadAsync());
    }

    private static async Task<DrainResult> AskAsync(QueueFixture fixture)
    {
        var (entry, step) = await fixture.AskAsync(Arrivals[^1]);

        return step ?? new DrainResult([], entry.Queue, HasMore: false);
    }

    /// <summary>
    /// Half of the visitors wait when two drains begin; the others come meanwhile, one after another, so that the order
    /// of arrival is known. Everybody inside leaves when it is full: so the cap is reached, and would be passed if it
    /// could be.
    /// </summary>
    private static async Task<Rush> RunAsync(QueueFixture fixture, Func<CancellationToken, Task<DrainResult>> drain)
    {
        var rush = new Rush(Arrivals, Rules, Policy.BurstSeconds);
        await fixture.Queue.SetRulesAsync(fixture.Terms, Rules with { Capacity = 0 }, default);

        foreach (var user in Arrivals[..(Users / 2)])
        {
            await fixture.EnterAsync(user);
        }

        await fixture.Queue.SetRulesAsync(fixture.Terms, Rules, default);
        await Task.WhenAll(DrainAsync(), DrainAsync(), ComeAsync());

        return rush;

        async Task ComeAsync()
        {
            foreach (var user in Arrivals[(Users / 2)..])
            {
                rush.Note(user, await fixture.AskToEnterAsync(user));
            }
        }

        async Task DrainAsync()
        {
            while (rush.AdmittedCount < Users && rush.Span < Eventually.Limit)
            {
                var step = await drain(default);
                var leaving = rush.Note(step);

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
