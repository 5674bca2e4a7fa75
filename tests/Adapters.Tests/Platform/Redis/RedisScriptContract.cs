using Serverless.Adapters.Platform.Redis;
using Serverless.Fakes.Platform;
using Serverless.Local.Processes;
using StackExchange.Redis;

namespace Serverless.Adapters.Tests.Platform.Redis;

/// <summary>What every context relies on when it runs a script.</summary>
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
    public async Task Answers_what_the_script_returns()
    {
        var redis = await TestRedis.OpenAsync(kind);

        await RunAsync(redis);
        var second = await RunAsync(redis);

        Assert.Equal(2, second);
    }

    [ContractFact]
    public async Task Reads_and_writes_as_one_step_under_many_callers()
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
    public async Task Brings_the_script_back_to_a_server_that_forgot_it()
    {
        await using var server = await TestRedis.StartOwnAsync(kind);
        using var redis = TestRedis.Connect(server);
        await RunAsync(redis);

        await (await redis.OpenAsync(default)).ExecuteAsync("SCRIPT", "FLUSH");

        Assert.Equal(2, await RunAsync(redis));
    }

    [ContractFact]
    public async Task Goes_on_after_the_server_was_restarted_empty()
    {
        await using var server = await TestRedis.StartOwnAsync(kind);
        using var redis = TestRedis.Connect(server);
        await RunAsync(redis);

        await using var restarted = await TestRedis.StartAgainAsync(server);
        await Eventually.IsTrueAsync(async () => await TryRunAsync(redis) == 1, "the restarted server serves calls");
    }

    [ContractFact]
    public async Task Connects_by_itself_to_a_server_that_comes_up_later()
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
    public async Task Calls_the_outcome_unknown_when_the_server_freezes()
    {
        await using var server = await TestRedis.StartOwnAsync(kind);
        using var redis = TestRedis.Connect(server, callMilliseconds: 300);
        await RunAsync(redis);
        server.Suspend();

        await Assert.ThrowsAsync<RedisUnknownOutcomeException>(() => RunAsync(redis));

        // Unknown it was: the frozen call is carried out as soon as the server goes on.
        server.Resume();
        await Eventually.IsTrueAsync(async () => await TryRunAsync(redis) == 3, "the late call counted");
    }

    [ContractFact]
    public async Task Fails_at_once_while_the_server_is_away()
    {
        await using var server = await TestRedis.StartOwnAsync(kind);
        using var redis = TestRedis.Connect(server);
        await RunAsync(redis);

        await server.KillAsync();
        await Eventually.IsTrueAsync(
            async () => !(await redis.OpenAsync(default).AsTask().ContinueWith(open => open.IsCompletedSuccessfully)),
            "the loss is noticed");

        await Assert.ThrowsAsync<RedisUnavailableException>(() => RunAsync(redis));
    }

    [ContractFact]
    public async Task Leaves_a_mistake_in_a_script_as_it_is()
    {
        var redis = await TestRedis.OpenAsync(kind);

        await Assert.ThrowsAsync<RedisServerException>(() => Broken.RunAsync(redis, _keys, [], default));
    }

    [ContractFact]
    public async Task Sends_nothing_for_a_caller_who_has_left()
    {
        var redis = await TestRedis.OpenAsync(kind);
        var left = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Increment.RunAsync(redis, _keys, [1], left));

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
