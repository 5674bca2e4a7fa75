using Serverless.Adapters.Platform.Redis;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Adapters.WaitingRoom;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>Drains with a planted mistake.</summary>
public abstract partial class WaitingLineRaces
{
    private static readonly string[] DrainPieces =
        ["line.lua", "version.lua", "drain.lua", "step.lua", "drain-line.lua"];

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
