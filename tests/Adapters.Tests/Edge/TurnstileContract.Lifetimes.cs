using Serverless.Adapters.Edge;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Edge;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Edge;

/// <summary>How long keys are remembered.</summary>
public abstract partial class TurnstileContract
{
    [ContractFact]
    public async Task Remembers_a_claim_and_its_answer_for_the_life_of_a_key()
    {
        var (turnstile, caller) = await OpenAsync(new IdempotencyPolicy { KeySeconds = 120 });
        var database = await (await TestRedis.OpenAsync(kind)).OpenAsync(default);
        var keys = $"edge:{{{caller.Value}}}:";

        await ClaimAsync(turnstile, caller, "first");
        var ofClaim = await database.KeyTimeToLiveAsync($"{keys}key:name");
        await turnstile.KeepAsync(caller, Claim("first"), Done, default);
        var ofAnswer = await database.KeyTimeToLiveAsync($"{keys}answer:name");

        Assert.InRange(ofClaim!.Value.TotalSeconds, 60, 120);
        Assert.InRange(ofAnswer!.Value.TotalSeconds, 60, 120);
    }

    [ContractFact]
    public async Task Forgets_a_key_when_its_time_is_over()
    {
        var (turnstile, caller) = await OpenAsync(new IdempotencyPolicy { KeySeconds = 1, LeaseSeconds = 1 });
        await ClaimAsync(turnstile, caller, "first");
        await turnstile.KeepAsync(caller, Claim("first"), Done, default);

        Assert.Equal(KeyState.OtherRequest, (await ClaimAsync(turnstile, caller, "second", fingerprint: "other")).Key);
        await Eventually.SucceedsAsync(
            () => ClaimAsync(turnstile, caller, "third", fingerprint: "other"),
            entrance => entrance.Key is KeyState.Claimed,
            "the key ends");
    }
}
