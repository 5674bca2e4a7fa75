using Serverless.Adapters.Http;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Http;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Http;

/// <summary>Idempotency keys: claims, stored responses and conflicts.</summary>
public abstract partial class RequestGateContract
{
    private static readonly RateRule Wide = new(10_000, 10_000);

    private static readonly StoredResponse Done = new(201, "application/json", "{\"id\":7}"u8.ToArray());

    [ContractFact]
    public async Task One_of_fifty_concurrent_duplicates_claims_the_key()
    {
        var (requestGate, caller) = await OpenAsync();

        var duplicates = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() =>
            ClaimAsync(requestGate, caller, token: $"duplicate-{i}"))));

        Assert.Single(duplicates, duplicate => duplicate.Key is KeyState.Claimed);
        Assert.Equal(49, duplicates.Count(duplicate => duplicate.Key is KeyState.InFlight));
    }

    [ContractFact]
    public async Task Repeated_request_receives_the_stored_response()
    {
        var (requestGate, caller) = await OpenAsync();
        await ClaimAsync(requestGate, caller, "first");
        await requestGate.KeepAsync(caller, Claim("first"), Done, default);

        var again = await ClaimAsync(requestGate, caller, "second");

        Assert.Equal(KeyState.Answered, again.Key);
        Assert.Equal((201, "application/json"), (again.Answer!.Status, again.Answer.ContentType));
        Assert.Equal(Done.Body.ToArray(), again.Answer.Body.ToArray());
    }

    [ContractFact]
    public async Task Detects_another_request_with_the_same_key_during_and_after_the_first()
    {
        var (requestGate, caller) = await OpenAsync();
        await ClaimAsync(requestGate, caller, "first");

        var during = await ClaimAsync(requestGate, caller, "second", fingerprint: "other");
        await requestGate.KeepAsync(caller, Claim("first"), Done, default);
        var after = await ClaimAsync(requestGate, caller, "third", fingerprint: "other");

        Assert.Equal(KeyState.OtherRequest, during.Key);
        Assert.Equal(KeyState.OtherRequest, after.Key);
    }

    [ContractFact]
    public async Task Equal_keys_of_two_callers_are_independent()
    {
        var (requestGate, caller) = await OpenAsync();
        await ClaimAsync(requestGate, caller, "first");

        Assert.Equal(KeyState.Claimed, (await ClaimAsync(requestGate, NextCaller(), "second")).Key);
    }

    [ContractFact]
    public async Task Expired_lease_passes_the_claim_on_with_its_first_claim_time()
    {
        var (requestGate, caller) = await OpenAsync(new IdempotencyPolicy { LeaseSeconds = 1 });

        // The successor has the default lease, so that a slow machine cannot end it before the last assertion.
        var (successorGate, _) = await OpenAsync();
        var first = await ClaimAsync(requestGate, caller, "crashed");

        var second = await Eventually.SucceedsAsync(
            () => ClaimAsync(successorGate, caller, "successor"),
            decision => decision.Key is KeyState.Claimed,
            "the lease ends");
        await requestGate.KeepAsync(caller, Claim("crashed"), Done with { Status = 500 }, default);

        Assert.Equal(first.ClaimedAt, second.ClaimedAt);
        Assert.Equal(KeyState.InFlight, (await ClaimAsync(requestGate, caller, "third")).Key);
    }

    [ContractFact]
    public async Task Release_without_effect_frees_the_key_for_any_request()
    {
        var (requestGate, caller) = await OpenAsync();
        await ClaimAsync(requestGate, caller, "first");
        await requestGate.ReleaseAsync(caller, Claim("first"), nothingHappened: true, default);

        Assert.Equal(KeyState.Claimed, (await ClaimAsync(requestGate, caller, "second", fingerprint: "other")).Key);
    }

    [ContractFact]
    public async Task Release_with_unknown_outcome_frees_the_key_for_the_same_request_only()
    {
        var (requestGate, caller) = await OpenAsync();
        var first = await ClaimAsync(requestGate, caller, "first");
        await requestGate.ReleaseAsync(caller, Claim("first"), nothingHappened: false, default);

        Assert.Equal(
            KeyState.OtherRequest, (await ClaimAsync(requestGate, caller, "second", fingerprint: "other")).Key);

        var same = await ClaimAsync(requestGate, caller, "third");
        Assert.Equal((KeyState.Claimed, first.ClaimedAt), (same.Key, same.ClaimedAt));
    }

    [ContractFact]
    public async Task Only_the_claim_owner_can_release_a_key()
    {
        var (requestGate, caller) = await OpenAsync();
        await ClaimAsync(requestGate, caller, "first");
        await requestGate.ReleaseAsync(caller, Claim("other"), nothingHappened: true, default);

        Assert.Equal(KeyState.InFlight, (await ClaimAsync(requestGate, caller, "second")).Key);
    }

    [ContractFact]
    public async Task Stored_response_without_its_claim_is_ignored()
    {
        var (requestGate, caller) = await OpenAsync();
        await requestGate.KeepAsync(caller, Claim("lost"), Done, default);

        Assert.Equal(KeyState.Claimed, (await ClaimAsync(requestGate, caller, "second", "other")).Key);
        Assert.Equal(KeyState.InFlight, (await ClaimAsync(requestGate, caller, "third", "other")).Key);
    }

    [ContractFact]
    public async Task Waiting_duplicate_finds_the_response_and_other_requests_do_not()
    {
        var (requestGate, caller) = await OpenAsync();
        var text = new StoredResponse(200, "text/plain; charset=utf-8", "one\ntwo\0\n\n"u8.ToArray());

        Assert.Null(await requestGate.FindResponseAsync(caller, Claim("second"), default));
        await ClaimAsync(requestGate, caller, "first");
        Assert.Null(await requestGate.FindResponseAsync(caller, Claim("second"), default));
        await requestGate.KeepAsync(caller, Claim("first"), text, default);

        var found = await requestGate.FindResponseAsync(caller, Claim("second"), default);
        Assert.Equal((text.Status, text.ContentType), (found!.Status, found.ContentType));
        Assert.Equal(text.Body.ToArray(), found.Body.ToArray());
        Assert.Equal(text.Body.ToArray(), (await ClaimAsync(requestGate, caller, "third")).Answer!.Body.ToArray());
        Assert.Null(await requestGate.FindResponseAsync(caller, Claim("second", "other"), default));
        Assert.Null(await requestGate.FindResponseAsync(NextCaller(), Claim("second"), default));
    }

    [ContractFact]
    public async Task Late_response_of_a_released_claim_is_ignored()
    {
        var (requestGate, caller) = await OpenAsync();
        await ClaimAsync(requestGate, caller, "crashed");
        await requestGate.ReleaseAsync(caller, Claim("crashed"), nothingHappened: false, default);
        await ClaimAsync(requestGate, caller, "successor");
        await requestGate.KeepAsync(caller, Claim("crashed"), Done with { Status = 500 }, default);

        Assert.Equal(KeyState.InFlight, (await ClaimAsync(requestGate, caller, "third")).Key);
        await requestGate.KeepAsync(caller, Claim("successor"), Done, default);
        Assert.Equal(201, (await ClaimAsync(requestGate, caller, "fourth")).Answer!.Status);
    }

    [ContractFact]
    public async Task Key_with_a_short_lease_is_kept_for_its_lifetime()
    {
        var policy = new IdempotencyPolicy { KeySeconds = 2, LeaseSeconds = 1 };
        var (requestGate, _) = await OpenAsync(policy);
        var (caller, second) = await ClaimTwiceWithinLifetimeAsync(requestGate, policy);

        Assert.Equal(KeyState.OtherRequest, second.Key);

        await Eventually.SucceedsAsync(
            () => ClaimAsync(requestGate, caller, "third", "other"),
            decision => decision.Key is KeyState.Claimed,
            "the key expires");
    }

    [ContractFact]
    public async Task Rate_limited_request_claims_no_key()
    {
        var (requestGate, caller) = await OpenAsync();
        var narrow = new GateRequest(caller, "narrow", new RateRule(1, 1));
        GateRequest claiming;
        GateDecision decision;

        // The bucket refills in a second, and a busy machine may need that long between two calls. The request then
        // claims its key, and the loop tries another key.
        do
        {
            await EnterUntilLimitedAsync(requestGate, narrow);
            claiming = narrow with { Claim = new KeyClaim(NextCaller().Value, "print", "first") };
            decision = await requestGate.EnterAsync(claiming, default);
        }
        while (!decision.IsLimited);

        var later = new GateRequest(caller, "b", Wide) { Claim = claiming.Claim! with { Token = "second" } };
        Assert.Equal(KeyState.None, decision.Key);
        Assert.Equal(KeyState.Claimed, (await requestGate.EnterAsync(later, default)).Key);
    }

    private static KeyClaim Claim(string token, string fingerprint = "print") => new("name", fingerprint, token);

    private static async Task<GateDecision> ClaimAsync(
        RedisRequestGate requestGate, CallerTag caller, string token, string fingerprint = "print") =>
        await requestGate.EnterAsync(new GateRequest(caller, "b", Wide) { Claim = Claim(token, fingerprint) }, default);
}
