using Serverless.Adapters.Platform.Redis;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Adapters.WaitingRoom;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>Drains with a planted mistake.</summary>
public abstract partial class WaitingQueueRaces
{
    private static readonly string[] DrainPieces =
        ["time.lua", "queue.lua", "version.lua", "drain.lua", "step.lua", "drain-queue.lua"];

    [ContractFact]
    public async Task The_judge_finds_a_drain_that_forgets_who_is_inside()
    {
        var fixture = await QueueFixture.OnAsync(kind, Policy, Rules);
        var drain = await PlantAsync("capacity - count_inside()", "capacity");

        var rush = await RunAsync(fixture, token => drain(fixture.Terms, token));

        Assert.NotNull(rush.FindFault());
    }

    [ContractFact]
    public async Task The_judge_finds_a_drain_that_starts_at_the_back()
    {
        var fixture = await QueueFixture.OnAsync(kind, Policy, Rules);
        var drain = await PlantAsync("'ZRANGE', waiting, 0, free - 1", "'ZREVRANGE', waiting, 0, free - 1");

        var rush = await RunAsync(fixture, token => drain(fixture.Terms, token));

        Assert.NotNull(rush.FindFault());
    }

    /// <summary>The real drain with one mistake.</summary>
    private async Task<Func<QueueSettings, CancellationToken, Task<DrainResult>>> PlantAsync(string right, string wrong)
    {
        var redis = await TestRedis.OpenAsync(kind);
        var source = string.Concat(DrainPieces.Select(ReadScript));
        Assert.Contains(right, source, StringComparison.Ordinal);
        var script = RedisScript.From("planted.lua", source.Replace(right, wrong, StringComparison.Ordinal));

        return async (terms, token) => RedisQueueReplies.ToStep(await script.RunAsync(
            redis,
            RedisQueueKeys.Of(terms.Performance),
            [0, Rules.Capacity, Rules.AdmissionsPerSecond, Policy.BurstSeconds, 7, 600_000, 300_000, 30_000, 60_000],
            token));
    }

    private static string ReadScript(string name)
    {
        using var reader = new StreamReader(typeof(RedisScript).Assembly.GetManifestResourceStream(name)!);

        return reader.ReadToEnd();
    }
}
