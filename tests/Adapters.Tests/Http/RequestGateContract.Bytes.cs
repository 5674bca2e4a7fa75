using Serverless.Adapters.Http;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Http;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Http;

/// <summary>Budgets of bytes: what one caller, and all callers without a token together, may store.</summary>
public abstract partial class RequestGateContract
{
    private const long Budget = 10_000;

    [ContractFact]
    public async Task Concurrent_requests_of_several_instances_never_store_more_than_the_budget()
    {
        var caller = NextCaller();
        var (one, other) = ((await OpenAsync()).RequestGate, (await OpenAsync()).RequestGate);

        var decisions = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(async () =>
            await (number % 2 == 0 ? one : other).EnterAsync(Storing(caller, 600), default))));

        // The budget gains three bytes a second, so a seventeenth request would need minutes.
        Assert.Equal(16, decisions.Count(decision => !decision.IsLimited));
        Assert.All(decisions.Where(decision => decision.IsLimited), decision =>
        {
            Assert.True(decision.IsOverBudget);
            Assert.InRange(decision.RetryAfter.TotalSeconds, 1, 3_600);
        });
    }

    [ContractFact]
    public async Task A_request_that_fits_passes_beside_one_that_does_not()
    {
        var (requestGate, caller) = await OpenAsync();
        await requestGate.EnterAsync(Storing(caller, 9_000), default);

        var large = await requestGate.EnterAsync(Storing(caller, 2_000), default);
        var small = await requestGate.EnterAsync(Storing(caller, 500), default);
        var nothing = await requestGate.EnterAsync(new GateRequest(caller, "b", Wide), default);

        Assert.True(large.IsOverBudget);
        Assert.False(small.IsLimited);
        Assert.False(nothing.IsLimited);
    }

    [ContractFact]
    public async Task A_request_over_the_budget_does_not_claim_its_key()
    {
        var (requestGate, caller) = await OpenAsync();
        await requestGate.EnterAsync(Storing(caller, 9_000), default);

        var over = await requestGate.EnterAsync(
            Storing(caller, 9_000) with { Claim = Claim("first") }, default);
        var fits = await requestGate.EnterAsync(
            Storing(caller, 10) with { Claim = Claim("second", "other print") }, default);

        Assert.Equal((true, KeyState.None), (over.IsOverBudget, over.Key));
        Assert.Equal(KeyState.Claimed, fits.Key);
    }

    [ContractFact]
    public async Task Returned_bytes_can_be_stored_again_and_no_more()
    {
        var (requestGate, caller) = await OpenAsync();
        var all = Storing(caller, Budget);
        await requestGate.EnterAsync(all, default);
        Assert.True((await requestGate.EnterAsync(Storing(caller, 5_000), default)).IsOverBudget);

        await requestGate.ReturnBytesAsync(Storing(caller, 6_000), default);
        var first = await requestGate.EnterAsync(Storing(caller, 5_000), default);
        var second = await requestGate.EnterAsync(Storing(caller, 5_000), default);
        await requestGate.ReturnBytesAsync(all, default);
        await requestGate.ReturnBytesAsync(all, default);
        var third = await requestGate.EnterAsync(all, default);
        var fourth = await requestGate.EnterAsync(Storing(caller, 5_000), default);

        Assert.Equal(
            (false, true, false, true),
            (first.IsLimited, second.IsLimited, third.IsLimited, fourth.IsLimited));
    }

    [ContractFact]
    public async Task The_shared_budget_stops_all_callers_without_a_token_on_every_instance()
    {
        var server = await TestRedis.StartOwnAsync(kind);
        await using var serverLifetime = server;
        using var redis = TestRedis.Connect(server);
        var one = new RedisRequestGate(redis, new IdempotencyPolicy(), TimeProvider.System);
        var other = new RedisRequestGate(redis, new IdempotencyPolicy(), TimeProvider.System);

        GateRequest Anonymous() => Storing(NextCaller(), 3_000) with
        {
            Bytes = new ByteCharge(3_000, Budget, SharedPerHour: 2 * Budget),
        };

        for (var count = 0; count < 8; count++)
        {
            await one.EnterAsync(Anonymous(), default);
        }

        var (ofOne, ofOther) = (
            await Eventually.SucceedsAsync(
                async () => await one.EnterAsync(Anonymous(), default),
                decision => decision.IsOverBudget,
                "the instance learns that the budget is used up"),
            await Eventually.SucceedsAsync(
                async () => await other.EnterAsync(Anonymous(), default),
                decision => decision.IsOverBudget,
                "the other instance learns it from its own request"));

        Assert.True(ofOne.IsLimited && ofOther.IsLimited);
        Assert.InRange(ofOne.RetryAfter.TotalSeconds, 1, 3_600);
        Assert.False((await one.EnterAsync(Storing(NextCaller(), 3_000), default)).IsLimited);
    }

    [ContractFact]
    public async Task A_budget_lives_until_it_is_full_again()
    {
        var (requestGate, caller) = await OpenAsync();
        var database = await (await TestRedis.OpenAsync(kind)).OpenAsync(default);

        await requestGate.EnterAsync(Storing(caller, Budget / 2), default);
        var lifetime = await database.KeyTimeToLiveAsync($"http:{{{caller.Value}}}:bytes");
        await requestGate.ReturnBytesAsync(Storing(caller, Budget), default);

        Assert.InRange(lifetime!.Value.TotalSeconds, 1_700, 1_801);
        Assert.False(await database.KeyExistsAsync($"http:{{{caller.Value}}}:bytes"));
    }

    private static GateRequest Storing(CallerTag caller, long bytes) =>
        new(caller, "b", Wide) { Bytes = new ByteCharge(bytes, Budget, SharedPerHour: null) };
}
