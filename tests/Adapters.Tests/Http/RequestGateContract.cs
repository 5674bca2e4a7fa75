using System.Diagnostics;
using Serverless.Adapters.Http;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Http;
using Serverless.Domain.Platform;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Http;

/// <summary>Buckets: who is let in, how often, and what they are told.</summary>
public abstract partial class RequestGateContract(RedisKind kind)
{
    private static readonly IdSource Ids = new(TimeProvider.System);

    [ContractFact]
    public async Task Lets_a_burst_in_and_says_how_many_are_left()
    {
        var (requestGate, caller) = await OpenAsync();
        var rule = new RateRule(1, 3);

        var decisions = new List<GateDecision>();

        for (var i = 0; i < 3; i++)
        {
            decisions.Add(await requestGate.EnterAsync(new GateRequest(caller, "b", rule), default));
        }

        Assert.All(decisions, decision => Assert.False(decision.IsLimited));
        Assert.Equal([2, 1, 0], decisions.Select(decision => decision.Remaining));
        Assert.InRange(decisions[2].FullAfter.TotalSeconds, 2, 3);
    }

    [ContractFact]
    public async Task Turns_away_who_has_used_up_the_burst_and_says_when_to_come_back()
    {
        var (requestGate, caller) = await OpenAsync();

        var limited = await EnterUntilLimitedAsync(requestGate, new GateRequest(caller, "b", new RateRule(1, 1)));

        Assert.InRange(limited.RetryAfter.TotalSeconds, 0.01, 1);
        Assert.InRange(limited.FullAfter.TotalSeconds, 0.01, 1);
    }

    [ContractFact]
    public async Task Remembers_an_empty_bucket_without_asking()
    {
        var (requestGate, caller) = await OpenAsync();
        var gateRequest = new GateRequest(caller, "b", new RateRule(1, 1));
        Assert.Null(requestGate.FindCachedRejection(gateRequest));
        await requestGate.EnterAsync(gateRequest, default);
        Assert.Null(requestGate.FindCachedRejection(gateRequest));
        GateDecision? cached = null;

        // The bucket fills in a second, which a busy machine may spend between two lines.
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
    public async Task Lets_them_in_again_when_they_were_told()
    {
        var (requestGate, caller) = await OpenAsync();
        var gateRequest = new GateRequest(caller, "b", new RateRule(20, 1));
        var limited = await EnterUntilLimitedAsync(requestGate, gateRequest);

        await Task.Delay(limited.RetryAfter + TimeSpan.FromMilliseconds(5), TimeProvider.System);

        Assert.False((await requestGate.EnterAsync(gateRequest, default)).IsLimited);
    }

    /// <summary>A busy machine may take longer between two requests than the bucket takes to fill again.</summary>
    private static async Task<GateDecision> EnterUntilLimitedAsync(RedisRequestGate requestGate, GateRequest gateRequest)
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
    public async Task Keeps_callers_and_buckets_apart()
    {
        var (requestGate, caller) = await OpenAsync();
        var rule = new RateRule(1, 1);
        await EnterUntilLimitedAsync(requestGate, new GateRequest(caller, "b", rule));

        Assert.False((await requestGate.EnterAsync(new GateRequest(caller, "c", rule), default)).IsLimited);
        Assert.False((await requestGate.EnterAsync(new GateRequest(NextCaller(), "b", rule), default)).IsLimited);
    }

    [ContractFact]
    public async Task Is_exact_for_many_callers_at_once_on_many_instances()
    {
        const int Burst = 100;
        var caller = NextCaller();
        var turnstiles = new List<RedisRequestGate>();

        for (var i = 0; i < 4; i++)
        {
            turnstiles.Add((await OpenAsync()).RequestGate);
        }

        var watch = Stopwatch.StartNew();
        var decisions = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => Task.Run(async () =>
            await turnstiles[i % 4].EnterAsync(new GateRequest(caller, "b", new RateRule(1, Burst)), default))));

        Assert.InRange(
            decisions.Count(decision => !decision.IsLimited), Burst, Burst + 1 + (int)watch.Elapsed.TotalSeconds);
    }

    [ContractFact]
    public async Task Is_exact_for_eight_processes()
    {
        const int Burst = 400;
        var server = await TestRedis.StartOwnAsync(kind);
        await using var ends = server;
        var watch = Stopwatch.StartNew();

        var entered = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => GateRequestAsync(server, Burst)));

        Assert.InRange(entered.Sum(), Burst, Burst + 1 + (int)watch.Elapsed.TotalSeconds);
        Assert.All(entered, one => Assert.InRange(one, 0, Burst));
    }

    private static async Task<int> GateRequestAsync(RedisServer server, int burst)
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
        (new RedisRequestGate(await TestRedis.OpenAsync(kind), policy ?? new IdempotencyPolicy(), TimeProvider.System), NextCaller());
}

public sealed class RequestGateOnGarnet() : RequestGateContract(RedisKind.Garnet);

[OnRedisServer]
public sealed class RequestGateOnRedis() : RequestGateContract(RedisKind.Redis);
