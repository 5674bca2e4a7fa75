using Serverless.Adapters.Http;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Http;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Http;

/// <summary>Keys: who may do the work, and who hears of it.</summary>
public abstract partial class RequestGateContract
{
    private static readonly RateRule Wide = new(10_000, 10_000);

    private static readonly StoredResponse Done = new(201, "application/json", "{\"id\":7}"u8.ToArray());

    [ContractFact]
    public async Task Gives_the_work_of_a_key_to_one_of_fifty_twins()
    {
        var (requestGate, caller) = await OpenAsync();

        var duplicates = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() =>
            ClaimAsync(requestGate, caller, token: $"twin-{i}"))));

        Assert.Single(duplicates, duplicate => duplicate.Key is KeyState.Claimed);
        Assert.Equal(49, duplicates.Count(duplicate => duplicate.Key is KeyState.InFlight));
    }

    [ContractFact]
    public async Task Answers_as_it_was_answered_before()
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
    public async Task Knows_another_request_with_the_same_key_while_the_first_is_at_work_and_after()
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
    public async Task Is_not_touched_by_another_callers_key_of_the_same_name()
    {
        var (requestGate, caller) = await OpenAsync();
        await ClaimAsync(requestGate, caller, "first");

        Assert.Equal(KeyState.Claimed, (await ClaimAsync(requestGate, NextCaller(), "second")).Key);
    }

    [ContractFact]
    public async Task Hands_the_work_on_when_whoever_had_it_is_taken_for_dead_and_remembers_when_it_began()
    {
        var (requestGate, caller) = await OpenAsync(new IdempotencyPolicy { LeaseSeconds = 1 });
        var first = await ClaimAsync(requestGate, caller, "dead");

        var second = await Eventually.SucceedsAsync(
            () => ClaimAsync(requestGate, caller, "heir"), decision => decision.Key is KeyState.Claimed, "the lease ends");
        await requestGate.KeepAsync(caller, Claim("dead"), Done with { Status = 500 }, default);

        Assert.Equal(first.ClaimedAt, second.ClaimedAt);
        Assert.Equal(KeyState.InFlight, (await ClaimAsync(requestGate, caller, "third")).Key);
    }

    [ContractFact]
    public async Task Makes_a_key_as_new_when_nothing_happened()
    {
        var (requestGate, caller) = await OpenAsync();
        await ClaimAsync(requestGate, caller, "first");
        await requestGate.ReleaseAsync(caller, Claim("first"), nothingHappened: true, default);

        Assert.Equal(KeyState.Claimed, (await ClaimAsync(requestGate, caller, "second", fingerprint: "other")).Key);
    }

    [ContractFact]
    public async Task Lets_only_the_same_request_go_on_when_nobody_knows_what_happened()
    {
        var (requestGate, caller) = await OpenAsync();
        var first = await ClaimAsync(requestGate, caller, "first");
        await requestGate.ReleaseAsync(caller, Claim("first"), nothingHappened: false, default);

        Assert.Equal(KeyState.OtherRequest, (await ClaimAsync(requestGate, caller, "second", fingerprint: "other")).Key);
        var same = await ClaimAsync(requestGate, caller, "third");
        Assert.Equal((KeyState.Claimed, first.ClaimedAt), (same.Key, same.ClaimedAt));
    }

    [ContractFact]
    public async Task Cannot_be_released_by_somebody_else()
    {
        var (requestGate, caller) = await OpenAsync();
        await ClaimAsync(requestGate, caller, "first");
        await requestGate.ReleaseAsync(caller, Claim("somebody"), nothingHappened: true, default);

        Assert.Equal(KeyState.InFlight, (await ClaimAsync(requestGate, caller, "second")).Key);
    }

    [ContractFact]
    public async Task Gives_the_work_anew_when_its_claim_was_forgotten()
    {
        var (requestGate, caller) = await OpenAsync();
        await requestGate.KeepAsync(caller, Claim("lost"), Done, default);

        Assert.Equal(KeyState.Claimed, (await ClaimAsync(requestGate, caller, "second", "other")).Key);
        Assert.Equal(KeyState.InFlight, (await ClaimAsync(requestGate, caller, "third", "other")).Key);
    }

    [ContractFact]
    public async Task Tells_a_waiting_twin_the_answer_as_soon_as_there_is_one_and_nobody_else()
    {
        var (requestGate, caller) = await OpenAsync();
        var text = new StoredResponse(200, "text/plain; charset=utf-8", "one\ntwo\0\n\n"u8.ToArray());

        Assert.Null(await requestGate.FindResponseAsync(caller, Claim("second"), default));
        await ClaimAsync(requestGate, caller, "first");
        Assert.Null(await requestGate.FindResponseAsync(caller, Claim("second"), default));
        await requestGate.KeepAsync(caller, Claim("first"), text, default);

        var heard = await requestGate.FindResponseAsync(caller, Claim("second"), default);
        Assert.Equal((text.Status, text.ContentType), (heard!.Status, heard.ContentType));
        Assert.Equal(text.Body.ToArray(), heard.Body.ToArray());
        Assert.Equal(text.Body.ToArray(), (await ClaimAsync(requestGate, caller, "third")).Answer!.Body.ToArray());
        Assert.Null(await requestGate.FindResponseAsync(caller, Claim("second", "other"), default));
        Assert.Null(await requestGate.FindResponseAsync(NextCaller(), Claim("second"), default));
    }

    [ContractFact]
    public async Task Does_not_take_the_answer_of_somebody_who_was_given_up()
    {
        var (requestGate, caller) = await OpenAsync();
        await ClaimAsync(requestGate, caller, "dead");
        await requestGate.ReleaseAsync(caller, Claim("dead"), nothingHappened: false, default);
        await ClaimAsync(requestGate, caller, "heir");
        await requestGate.KeepAsync(caller, Claim("dead"), Done with { Status = 500 }, default);

        Assert.Equal(KeyState.InFlight, (await ClaimAsync(requestGate, caller, "third")).Key);
        await requestGate.KeepAsync(caller, Claim("heir"), Done, default);
        Assert.Equal(201, (await ClaimAsync(requestGate, caller, "fourth")).Answer!.Status);
    }

    [ContractFact]
    public async Task Forgets_a_key_when_its_time_is_over_and_not_before()
    {
        var (requestGate, caller) = await OpenAsync(new IdempotencyPolicy { KeySeconds = 2, LeaseSeconds = 1 });
        await ClaimAsync(requestGate, caller, "first");
        await requestGate.KeepAsync(caller, Claim("first"), Done, default);
        Assert.Equal(KeyState.OtherRequest, (await ClaimAsync(requestGate, caller, "second", "other")).Key);

        await Eventually.SucceedsAsync(
            () => ClaimAsync(requestGate, caller, "third", "other"),
            decision => decision.Key is KeyState.Claimed,
            "the key is forgotten");
    }

    [ContractFact]
    public async Task Claims_nothing_for_a_request_that_is_turned_away()
    {
        var (requestGate, caller) = await OpenAsync();
        var narrow = new GateRequest(caller, "narrow", new RateRule(1, 1));
        GateRequest claiming;
        GateDecision decision;

        // The bucket fills in a second, which a busy machine may spend between two lines: then the key is claimed, and
        // another one is tried.
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
