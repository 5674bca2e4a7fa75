using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;
using Serverless.Fakes.Platform;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>Many callers at once.</summary>
public abstract partial class WaitingLineRaces(RedisKind kind)
{
    private const int Visitors = 400;

    private static readonly WaitingRoomPolicy Policy = new() { BurstSeconds = 1, DrainBatchMax = 7 };

    // Every question comes late enough to move the line.
    private static readonly WaitingRoomPolicy Eager = Policy with { TickMilliseconds = 1 };

    private static readonly LineRules Rules = new(Capacity: 25, AdmissionsPerSecond: 300);

    private static readonly string[] Arrivals = [.. Enumerable.Range(1_000, Visitors).Select(number => $"v{number}")];

    [ContractFact]
    public async Task Two_drains_among_newcomers_and_leavers_keep_order_and_caps()
    {
        var world = await LineWorld.OnAsync(kind, Policy, Rules);

        var rush = await RunAsync(world, token => world.Line.AdvanceAsync(world.Terms, token));

        Assert.Equal(Visitors, rush.AdmittedCount);
        Assert.Null(rush.FindFault());
    }

    [ContractFact]
    public async Task Questions_alone_keep_order_and_caps()
    {
        var world = await LineWorld.OnAsync(kind, Eager, Rules);

        var rush = await RunAsync(world, _ => AskAsync(world));

        Assert.Equal(Visitors, rush.AdmittedCount);
        Assert.Null(rush.FindFault());
    }

    [ContractFact]
    public async Task Drains_and_questions_at_once_keep_order_and_caps()
    {
        var world = await LineWorld.OnAsync(kind, Eager, Rules);
        var turn = 0;

        var rush = await RunAsync(world, token => Interlocked.Increment(ref turn) % 2 == 0
            ? AskAsync(world)
            : world.Line.AdvanceAsync(world.Terms, token));

        Assert.Equal(Visitors, rush.AdmittedCount);
        Assert.Null(rush.FindFault());
    }

    [ContractFact]
    public async Task Entering_at_once_admits_exactly_as_many_as_fit()
    {
        var world = await LineWorld.OnAsync(kind, Policy, Rules);

        var places = await Task.WhenAll(Arrivals.Concat(Arrivals).Select(world.EnterAsync));

        Assert.All(places, place => Assert.InRange(place.Line.CurrentUsers, 0, Rules.Capacity));
        Assert.Equal(
            new LineFigures(Visitors - Rules.Capacity, Rules.Capacity, Rules.Capacity, 0),
            await world.ReadAsync());
    }

    private static async Task<LineStep> AskAsync(LineWorld world)
    {
        var (place, step) = await world.AskAsync(Arrivals[^1]);

        return step ?? new LineStep([], place.Line, HasMore: false);
    }

    /// <summary>
    /// Half of the visitors wait when two drains begin; the others come meanwhile, one after another, so that the order
    /// of arrival is known. Everybody inside leaves when it is full: so the cap is reached, and would be passed if it
    /// could be.
    /// </summary>
    private static async Task<Rush> RunAsync(LineWorld world, Func<CancellationToken, Task<LineStep>> drain)
    {
        var rush = new Rush(Arrivals, Rules, Policy.BurstSeconds);
        await world.Line.SetRulesAsync(world.Terms, Rules with { Capacity = 0 }, default);

        foreach (var visitor in Arrivals[..(Visitors / 2)])
        {
            await world.EnterAsync(visitor);
        }

        await world.Line.SetRulesAsync(world.Terms, Rules, default);
        await Task.WhenAll(DrainAsync(), DrainAsync(), ComeAsync());

        return rush;

        async Task ComeAsync()
        {
            foreach (var visitor in Arrivals[(Visitors / 2)..])
            {
                rush.Note(visitor, await world.AskToEnterAsync(visitor));
            }
        }

        async Task DrainAsync()
        {
            while (rush.AdmittedCount < Visitors && rush.Span < Eventually.Limit)
            {
                var step = await drain(default);
                var leaving = rush.Note(step);

                if (step.Line.CurrentUsers >= Rules.Capacity)
                {
                    await Task.WhenAll(leaving.Select(world.LeaveAsync));
                }
            }
        }
    }
}

public sealed class GarnetWaitingLineRaceTests() : WaitingLineRaces(RedisKind.Garnet);

[OnRedisServer]
public sealed class RedisServerWaitingLineRaceTests() : WaitingLineRaces(RedisKind.Redis);
