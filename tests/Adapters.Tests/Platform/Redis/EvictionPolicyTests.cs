using Microsoft.Extensions.Logging;
using Serverless.Adapters.Platform.Redis;
using Serverless.Fakes.Platform;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Platform.Redis;

/// <summary>The start says once, and loudly, when Redis evicts keys.</summary>
[OnRedisServer]
public sealed class EvictionPolicyTests
{
    private readonly RecordedLog<NoteEvictionPolicy> _log = new();

    [ContractFact]
    public async Task Says_nothing_when_nothing_is_evicted() => Assert.Empty(await NoteAsync());

    [ContractFact]
    public async Task Warns_once_of_every_policy_that_evicts()
    {
        foreach (var policy in (string[])
            [
                "allkeys-lru", "allkeys-lfu", "allkeys-random", "volatile-lru", "volatile-lfu", "volatile-random",
                "volatile-ttl",
            ])
        {
            var (level, text) = Assert.Single(await NoteAsync("--maxmemory-policy", policy));

            Assert.Equal(LogLevel.Warning, level);
            Assert.Contains(policy, text, StringComparison.Ordinal);
            Assert.Contains("noeviction", text, StringComparison.Ordinal);
        }
    }

    [ContractFact]
    public async Task Only_notes_a_server_that_does_not_tell()
    {
        var line = Assert.Single(await NoteAsync("--user", "default", "on", "nopass", "~*", "&*", "+@all", "-info"));

        Assert.Equal(LogLevel.Information, line.Level);
    }

    [ContractFact]
    public async Task Waits_for_a_server_that_starts_later()
    {
        var port = LoopbackPort.FindFree();
        using var redis = new RedisConnection(new RedisPolicy
        {
            ConnectionString = $"127.0.0.1:{port}",
            ConnectMilliseconds = 300,
        });
        var clock = new AwaitedClock(Moments.Noon);
        using var note = new NoteEvictionPolicy(redis, clock, _log);
        await note.StartAsync(default);
        await Eventually.IsTrueAsync(
            () => Task.FromResult(clock.IsAwaited(TimeSpan.FromSeconds(10))), "the start waits for Redis");

        await using var server = await StartAsync(port, "--maxmemory-policy", "allkeys-lru");
        await Eventually.IsTrueAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(10));

                return Task.FromResult(note.ExecuteTask!.IsCompleted);
            },
            "the policy is read");

        Assert.Single(_log.Lines);
    }

    private static async Task<IReadOnlyList<(LogLevel Level, string Text)>> NoteAsync(params string[] arguments)
    {
        await using var server = await StartAsync(null, arguments);
        using var redis = TestRedis.Connect(server);
        var log = new RecordedLog<NoteEvictionPolicy>();
        using var note = new NoteEvictionPolicy(redis, TimeProvider.System, log);
        await note.StartAsync(default);
        await note.ExecuteTask!;

        return log.Lines;
    }

    private static Task<RedisServer> StartAsync(int? port, params string[] arguments) => RedisServer.StartAsync(
        RedisKind.Redis, new RedisServerOptions { Port = port, RedisArguments = arguments }, default);
}
