using Serverless.Adapters.Platform.Redis;
using Serverless.Fakes.Platform;
using Serverless.Local.Processes;
using StackExchange.Redis;

namespace Serverless.Adapters.Tests.Platform.Redis;

/// <summary>The behaviour that every context expects of a Redis script.</summary>
public abstract class RedisScriptContract(RedisKind kind)
{
    private static readonly RedisScript Increment = RedisScript.From(
        "increment.lua",
        """
        local count = tonumber(redis.call('GET', KEYS[1]) or '0') + tonumber(ARGV[1])
        redis.call('SET', KEYS[1], count)
        return count
        """);

    private static readonly RedisScript Broken = RedisScript.From("broken.lua", "return redis.call('NOSUCH', KEYS[1])");

    private readonly RedisKey[] _keys = [$"test:{{p{TestRedis.NextPerformanceNumber()}}}:count"];

    [ContractFact]
    public async Task Returns_the_result_of_the_script()
    {
        var redis = await TestRedis.OpenAsync(kind);

        await RunAsync(redis);
        var second = await RunAsync(redis);

        Assert.Equal(2, second);
    }

    [ContractFact]
    public async Task Script_is_atomic_under_concurrent_callers()
    {
        const int Connections = 4;
        const int CallsEach = 500;
        var server = (await TestRedis.OpenAsync(kind), TestRedis.NextPerformanceNumber());
        var multiplexer = (await server.Item1.OpenAsync(default)).Multiplexer;
        var policy = new RedisPolicy
        {
            ConnectionString = multiplexer.Configuration,
            CallMilliseconds = 20_000,
            ConnectMilliseconds = 20_000,
        };

        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            using var redis = new RedisConnection(policy);
            await Task.WhenAll(Enumerable.Range(0, CallsEach).Select(_ => RunAsync(redis)));
        }));

        Assert.Equal((Connections * CallsEach) + 1, await RunAsync(server.Item1));
    }

    [ContractFact]
    public async Task Loads_the_script_again_after_a_script_flush()
    {
        await using var server = await TestRedis.StartOwnAsync(kind);
        using var redis = TestRedis.Connect(server);
        await RunAsync(redis);

        await (await redis.OpenAsync(default)).ExecuteAsync("SCRIPT", "FLUSH");

        Assert.Equal(2, await RunAsync(redis));
    }

    [ContractFact]
    public async Task Works_again_after_the_server_restarted_empty()
    {
        await using var server = await TestRedis.StartOwnAsync(kind);
        using var redis = TestRedis.Connect(server);
        await RunAsync(redis);

        await using var restarted = await TestRedis.StartAgainAsync(server);
        await Eventually.IsTrueAsync(async () => await TryRunAsync(redis) == 1, "the restarted server serves calls");
    }

    [ContractFact]
    public async Task Connects_to_a_server_that_starts_later()
    {
        var options = new RedisServerOptions { Port = LoopbackPort.FindFree() };
        using var redis = new RedisConnection(new RedisPolicy
        {
            ConnectionString = $"127.0.0.1:{options.Port}",
            ConnectMilliseconds = 500,
        });
        await Assert.ThrowsAsync<RedisUnavailableException>(() => RunAsync(redis));

        await using var server = await RedisServer.StartAsync(kind, options, default);

        await Eventually.IsTrueAsync(async () => await TryRunAsync(redis) is not null, "the new server serves calls");
    }

    [ContractFact]
    public async Task Reports_an_unknown_outcome_when_the_server_freezes()
    {
        await using var server = await TestRedis.StartOwnAsync(kind);
        using var redis = TestRedis.Connect(server, callMilliseconds: 2_000);
        await RunAsync(redis);
        server.Suspend();

        await Assert.ThrowsAsync<RedisUnknownOutcomeException>(() => RunAsync(redis));

        // The outcome was unknown indeed: the server executes the frozen call as soon as it resumes.
        server.Resume();
        await Eventually.IsTrueAsync(async () => await TryRunAsync(redis) == 3, "the frozen call is counted");
    }

    [ContractFact]
    public async Task Reports_unavailable_while_the_server_is_down()
    {
        await using var server = await TestRedis.StartOwnAsync(kind);
        using var redis = TestRedis.Connect(server);
        await RunAsync(redis);

        await server.KillAsync();
        await Eventually.IsTrueAsync(
            async () => !(await redis.OpenAsync(default).AsTask().ContinueWith(open => open.IsCompletedSuccessfully)),
            "the lost connection is noticed");

        await Assert.ThrowsAsync<RedisUnavailableException>(() => RunAsync(redis));
    }

    [ContractFact]
    public async Task Script_fault_is_reported_unchanged()
    {
        var redis = await TestRedis.OpenAsync(kind);

        await Assert.ThrowsAsync<RedisServerException>(() => Broken.RunAsync(redis, _keys, [], default));
    }

    [ContractFact]
    public async Task Cancelled_call_sends_nothing()
    {
        var redis = await TestRedis.OpenAsync(kind);
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Increment.RunAsync(redis, _keys, [1], cancelled));

        Assert.Equal(1, await RunAsync(redis));
    }

    private async Task<long> RunAsync(RedisConnection redis) =>
        (long)await Increment.RunAsync(redis, _keys, [1], CancellationToken.None);

    private async Task<long?> TryRunAsync(RedisConnection redis)
    {
        try
        {
            return await RunAsync(redis);
        }
        catch (Exception exception) when (exception is RedisUnavailableException or RedisUnknownOutcomeException)
        {
            return null;
        }
    }
}

public sealed class GarnetScriptTests() : RedisScriptContract(RedisKind.Garnet);

[OnRedisServer]
public sealed class RedisServerScriptTests() : RedisScriptContract(RedisKind.Redis);
