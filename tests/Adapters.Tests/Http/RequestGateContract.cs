using System.Diagnostics;
using Serverless.Adapters.Http;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Http;
using Serverless.Domain.Platform;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Http;

/// <summary>Rate-limit buckets: accepted requests, rejections and the returned figures.</summary>
public abstract partial class RequestGateContract(RedisKind kind)
{
    private static readonly IdSource Ids = new(TimeProvider.System);

    [ContractFact]
    public async Task Accepts_a_burst_and_returns_the_remaining_requests()
    {
        var (requestGate, _) = await OpenAsync();
        var rule = new RateRule(1, 3);
        var decisions = new List<GateDecision>();
        Stopwatch watch;

        // The bucket gains a request per second: a machine that needs that long for three calls tries another bucket.
        do
        {
            var caller = NextCaller();
            decisions.Clear();
            watch = Stopwatch.StartNew();

            for (var i = 0; i < 3; i++)
            {
                decisions.Add(await requestGate.EnterAsync(new GateRequest(caller, "b", rule), default));
            }
        }
        while (watch.Elapsed >= TimeSpan.FromSeconds(1));

        Assert.All(decisions, decision => Assert.False(decision.IsLimited));
        Assert.Equal([2, 1, 0], decisions.Select(decision => decision.Remaining));
        Assert.InRange(decisions[2].FullAfter.TotalSeconds, 2, 3);
    }

    [ContractFact]
    public async Task Rejects_after_the_burst_and_returns_the_retry_time()
    {
        var (requestGate, caller) = await OpenAsync();

        var limited = await EnterUntilLimitedAsync(requestGate, new GateRequest(caller, "b", new RateRule(1, 1)));

        Assert.InRange(limited.RetryAfter.TotalSeconds, 0.01, 1);
        Assert.InRange(limited.FullAfter.TotalSeconds, 0.01, 1);
    }

    [ContractFact]
    public async Task Caches_the_rejection_of_an_empty_bucket()
    {
        var (requestGate, caller) = await OpenAsync();
        var gateRequest = new GateRequest(caller, "b", new RateRule(1, 1));
        Assert.Null(requestGate.FindCachedRejection(gateRequest));
        await requestGate.EnterAsync(gateRequest, default);
        Assert.Null(requestGate.FindCachedRejection(gateRequest));
        GateDecision? cached = null;

        // The bucket refills in a second, and a busy machine may need that long between two calls.
        while (cached is null)
        {
            await EnterUntilLimitedAsync(requestGate, gateRequest);
            cached = requestGate.FindCachedRejection(gateRequest);
        }

        Assert.True(cached.Value.IsLimited);
        Assert.InRange(cached.Value.RetryAfter.TotalSeconds, 0, 1);
        Assert.Null(requestGate.FindCachedRejection(gateRequest with { Bucket = "c" }));
    }

    [ContractFact]
    public async Task Accepts_again_after_the_returned_retry_time()
    {
        var (requestGate, caller) = await OpenAsync();
        var gateRequest = new GateRequest(caller, "b", new RateRule(20, 1));
        var limited = await EnterUntilLimitedAsync(requestGate, gateRequest);

        await Task.Delay(limited.RetryAfter + TimeSpan.FromMilliseconds(5), TimeProvider.System);

        Assert.False((await requestGate.EnterAsync(gateRequest, default)).IsLimited);
    }

    /// <summary>
    /// Enters until the bucket is empty. A busy machine may need longer between two requests than the bucket needs to
    /// refill.
    /// </summary>
    private static async Task<GateDecision> EnterUntilLimitedAsync(
        RedisRequestGate requestGate, GateRequest gateRequest)
    {
        while (true)
        {
            var decision = await requestGate.EnterAsync(gateRequest, default);

            if (decision.IsLimited)
            {
                return decision;
            }
        }
    }

    [ContractFact]
    public async Task Callers_and_buckets_are_independent()
    {
        var (requestGate, caller) = await OpenAsync();
        var rule = new RateRule(1, 1);
        await EnterUntilLimitedAsync(requestGate, new GateRequest(caller, "b", rule));

        Assert.False((await requestGate.EnterAsync(new GateRequest(caller, "c", rule), default)).IsLimited);
        Assert.False((await requestGate.EnterAsync(new GateRequest(NextCaller(), "b", rule), default)).IsLimited);
    }

    [ContractFact]
    public async Task Limit_is_exact_for_concurrent_requests_on_several_instances()
    {
        const int Burst = 100;
        var caller = NextCaller();
        var requestGates = new List<RedisRequestGate>();

        for (var i = 0; i < 4; i++)
        {
            requestGates.Add((await OpenAsync()).RequestGate);
        }

        var watch = Stopwatch.StartNew();
        var decisions = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => Task.Run(async () =>
            await requestGates[i % 4].EnterAsync(new GateRequest(caller, "b", new RateRule(1, Burst)), default))));

        Assert.InRange(
            decisions.Count(decision => !decision.IsLimited), Burst, Burst + 1 + (int)watch.Elapsed.TotalSeconds);
    }

    [ContractFact]
    public async Task Limit_is_exact_for_eight_processes()
    {
        const int Burst = 400;
        var server = await TestRedis.StartOwnAsync(kind);
        await using var serverLifetime = server;
        var watch = Stopwatch.StartNew();

        var entered = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => EnterFromProcessAsync(server, Burst)));

        Assert.InRange(entered.Sum(), Burst, Burst + 1 + (int)watch.Elapsed.TotalSeconds);
        Assert.All(entered, one => Assert.InRange(one, 0, Burst));
    }

    private static async Task<int> EnterFromProcessAsync(RedisServer server, int burst)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Serverless.RequestGateCaller.dll"),
            server.ConnectionString, "ueight", $"{burst}", "500",
        ];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();

        return int.Parse(output, provider: null);
    }

    private static CallerTag NextCaller() => new($"u{Ids.Next()}");

    private async Task<(RedisRequestGate RequestGate, CallerTag Caller)> OpenAsync(IdempotencyPolicy? policy = null) =>
        (new RedisRequestGate(
            await TestRedis.OpenAsync(kind), policy ?? new IdempotencyPolicy(), TimeProvider.System), NextCaller());
}

public sealed class RequestGateOnGarnet() : RequestGateContract(RedisKind.Garnet);

[OnRedisServer]
public sealed class RequestGateOnRedis() : RequestGateContract(RedisKind.Redis);
