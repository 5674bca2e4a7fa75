using System.Diagnostics;
using Serverless.Adapters.Http;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Http;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Http;

/// <summary>Lifetimes of idempotency keys.</summary>
public abstract partial class RequestGateContract
{
    [ContractFact]
    public async Task Claim_and_response_are_stored_for_the_key_lifetime()
    {
        var (requestGate, caller) = await OpenAsync(new IdempotencyPolicy { KeySeconds = 120 });
        var database = await (await TestRedis.OpenAsync(kind)).OpenAsync(default);
        var keys = $"http:{{{caller.Value}}}:";

        await ClaimAsync(requestGate, caller, "first");
        var ofClaim = await database.KeyTimeToLiveAsync($"{keys}key:name");
        await requestGate.KeepAsync(caller, Claim("first"), Done, default);
        var ofResponse = await database.KeyTimeToLiveAsync($"{keys}answer:name");

        Assert.InRange(ofClaim!.Value.TotalSeconds, 60, 120);
        Assert.InRange(ofResponse!.Value.TotalSeconds, 60, 120);
    }

    [ContractFact]
    public async Task Key_expires_after_its_lifetime()
    {
        var policy = new IdempotencyPolicy { KeySeconds = 1, LeaseSeconds = 1 };
        var (requestGate, _) = await OpenAsync(policy);
        var (caller, second) = await ClaimTwiceWithinLifetimeAsync(requestGate, policy);

        Assert.Equal(KeyState.OtherRequest, second.Key);
        await Eventually.SucceedsAsync(
            () => ClaimAsync(requestGate, caller, "third", fingerprint: "other"),
            decision => decision.Key is KeyState.Claimed,
            "the key expires");
    }

    /// <summary>
    /// Stores a response for a key and claims the key for another request. A busy machine may pause for longer than the
    /// lifetime of the key in between; then the key of another caller is tried.
    /// </summary>
    private static async Task<(CallerTag Caller, GateDecision Second)> ClaimTwiceWithinLifetimeAsync(
        RedisRequestGate requestGate, IdempotencyPolicy policy)
    {
        while (true)
        {
            var caller = NextCaller();
            var watch = Stopwatch.StartNew();
            await ClaimAsync(requestGate, caller, "first");
            await requestGate.KeepAsync(caller, Claim("first"), Done, default);
            var second = await ClaimAsync(requestGate, caller, "second", fingerprint: "other");

            if (second.Key is KeyState.OtherRequest || watch.Elapsed.TotalSeconds < policy.KeySeconds)
            {
                return (caller, second);
            }
        }
    }
}
