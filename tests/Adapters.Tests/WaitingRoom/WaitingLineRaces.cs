using Serverless.Adapters.Platform.Redis;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Adapters.WaitingRoom;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;
using Serverless.Fakes.Platform;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>Many callers at once, and drains with a planted mistake.</summary>
public abstract class WaitingLineRaces(RedisKind kind)
{
    private const int Visitors = 400;

    private static readonly WaitingRoomPolicy Policy = new() { BurstSeconds = 1, DrainBatchMax = 7 };
    private static readonly LineRules Rules = new(Capacity: 25, AdmissionsPerSecond: 300);

    private static readonly string[] DrainPieces = ["line.lua", "drain.lua", "drain-line.lua"];

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
    public async Task The_judge_finds_a_drain_that_forgets_who_is_inside()
    {
        var world = await LineWorld.OnAsync(kind, Policy, Rules);
        var drain = await PlantAsync("capacity - count_inside()", "capacity");

        var rush = await RunAsync(world, token => drain(world.Terms, token));

        Assert.NotNull(rush.FindFault());
    }

    [ContractFact]
    public async Task The_judge_finds_a_drain_that_starts_at_the_back()
    {
        var world = await LineWorld.OnAsync(kind, Policy, Rules);
        var drain = await PlantAsync("'ZRANGE', waiting, 0, free - 1", "'ZREVRANGE', waiting, 0, free - 1");

        var rush = await RunAsync(world, token => drain(world.Terms, token));

        Assert.NotNull(rush.FindFault());
    }

    [ContractFact]
    public async Task Entering_at_once_admits_exactly_as_many_as_fit()
    {
        var world = await LineWorld.OnAsync(kind, Policy, Rules);

        var places = await Task.WhenAll(Arrivals.Concat(Arrivals).Select(world.EnterAsync));

        Assert.All(places, place => Assert.InRange(place.Line.CurrentUsers, 0, Rules.Capacity));
        Assert.Equal(
            new LineFigures(Visitors - Rules.Capacity, Rules.Capacity, Rules.Capacity, 0),
            await world.Line.ReadAsync(world.Terms, default));
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
                rush.Note(visitor, await world.EnterAsync(visitor));
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

    /// <summary>The real drain with one mistake.</summary>
    private async Task<Func<LineTerms, CancellationToken, Task<LineStep>>> PlantAsync(string right, string wrong)
    {
        var redis = await TestRedis.OpenAsync(kind);
        var source = string.Concat(DrainPieces.Select(ReadScript));
        Assert.Contains(right, source, StringComparison.Ordinal);
        var script = RedisScript.From("planted.lua", source.Replace(right, wrong, StringComparison.Ordinal));

        return async (terms, token) => RedisLineAnswers.ToStep(await script.RunAsync(
            redis,
            RedisLineKeys.Of(terms.Performance),
            [0, Rules.Capacity, Rules.AdmissionsPerSecond, Policy.BurstSeconds, 7, 600_000, 300_000, 30_000, 60_000],
            token));
    }

    private static string ReadScript(string name)
    {
        using var reader = new StreamReader(typeof(RedisScript).Assembly.GetManifestResourceStream(name)!);

        return reader.ReadToEnd();
    }
}

public sealed class GarnetWaitingLineRaceTests() : WaitingLineRaces(RedisKind.Garnet);

[OnRedisServer]
public sealed class RedisServerWaitingLineRaceTests() : WaitingLineRaces(RedisKind.Redis);
