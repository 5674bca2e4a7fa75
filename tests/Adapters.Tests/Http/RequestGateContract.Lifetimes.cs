using Serverless.Adapters.Http;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Http;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Http;

/// <summary>How long keys are remembered.</summary>
public abstract partial class RequestGateContract
{
    [ContractFact]
    public async Task Remembers_a_claim_and_its_answer_for_the_life_of_a_key()
    {
        var (requestGate, caller) = await OpenAsync(new IdempotencyPolicy { KeySeconds = 120 });
        var database = await (await TestRedis.OpenAsync(kind)).OpenAsync(default);
        var keys = $"edge:{{{caller.Value}}}:";

        await ClaimAsync(requestGate, caller, "first");
        var ofClaim = await database.KeyTimeToLiveAsync($"{keys}key:name");
        await requestGate.KeepAsync(caller, Claim("first"), Done, default);
        var ofAnswer = await database.KeyTimeToLiveAsync($"{keys}answer:name");

        Assert.InRange(ofClaim!.Value.TotalSeconds, 60, 120);
        Assert.InRange(ofAnswer!.Value.TotalSeconds, 60, 120);
    }

    [ContractFact]
    public async Task Forgets_a_key_when_its_time_is_over()
    {
        var (requestGate, caller) = await OpenAsync(new IdempotencyPolicy { KeySeconds = 1, LeaseSeconds = 1 });
        await ClaimAsync(requestGate, caller, "first");
        await requestGate.KeepAsync(caller, Claim("first"), Done, default);

        Assert.Equal(KeyState.OtherRequest, (await ClaimAsync(requestGate, caller, "second", fingerprint: "other")).Key);
        await Eventually.SucceedsAsync(
            () => ClaimAsync(requestGate, caller, "third", fingerprint: "other"),
            decision => decision.Key is KeyState.Claimed,
            "the key ends");
    }
}
