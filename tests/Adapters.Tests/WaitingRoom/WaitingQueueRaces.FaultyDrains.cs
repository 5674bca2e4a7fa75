using Serverless.Adapters.Platform.Redis;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Adapters.WaitingRoom;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>Drains with a deliberate fault, which the check must detect.</summary>
public abstract partial class WaitingQueueRaces
{
    private static readonly string[] DrainScripts =
        [
            "time.lua", "queue.lua", "lifetime.lua", "version.lua", "epoch.lua", "step-parts.lua", "step.lua",
            "drain-queue.lua",
        ];

    [ContractFact]
    public async Task Check_detects_a_drain_that_ignores_the_users_inside()
    {
        var fixture = await QueueFixture.OpenAsync(kind, Policy, Rules);
        var drain = await MakeFaultyAsync("capacity - inside,", "capacity,");

        var rush = await RunAsync(fixture, token => drain(fixture.Settings, token));

        Assert.NotNull(rush.FindFault());
    }

    [ContractFact]
    public async Task Check_detects_a_drain_that_starts_at_the_end_of_the_queue()
    {
        var fixture = await QueueFixture.OpenAsync(kind, Policy, Rules);
        var drain = await MakeFaultyAsync("'ZRANGE', waiting, 0, free - 1", "'ZREVRANGE', waiting, 0, free - 1");

        var rush = await RunAsync(fixture, token => drain(fixture.Settings, token));

        Assert.NotNull(rush.FindFault());
    }

    /// <summary>Returns the real drain with one replacement in its script.</summary>
    private async Task<Func<QueueSettings, CancellationToken, Task<DrainResult>>> MakeFaultyAsync(
        string correct, string faulty)
    {
        var redis = await TestRedis.OpenAsync(kind);
        var source = string.Concat(DrainScripts.Select(ReadScript));
        Assert.Contains(correct, source, StringComparison.Ordinal);
        var script = RedisScript.From("faulty-drain.lua", source.Replace(correct, faulty, StringComparison.Ordinal));

        return async (settings, token) => RedisQueueReplies.ToStep(await script.RunAsync(
            redis,
            RedisQueueKeys.Of(settings.Performance),
            [
                0, Rules.Capacity, Rules.AdmissionsPerSecond, Policy.BurstSeconds,
                7, 300_000, 300_000, 30_000, 60_000, 1_000, 30_000, 1_800_000, 30_000, 14_400_000, 0,
            ],
            token));
    }

    private static string ReadScript(string name)
    {
        using var reader = new StreamReader(typeof(RedisScript).Assembly.GetManifestResourceStream(name)!);

        return reader.ReadToEnd();
    }
}
