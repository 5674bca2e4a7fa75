using Serverless.Adapters.Edge;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Edge;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Edge;

/// <summary>Keys: who may do the work, and who hears of it.</summary>
public abstract partial class TurnstileContract
{
    private static readonly RateRule Wide = new(10_000, 10_000);

    private static readonly KeptAnswer Done = new(201, "application/json", "{\"id\":7}"u8.ToArray());

    [ContractFact]
    public async Task Gives_the_work_of_a_key_to_one_of_fifty_twins()
    {
        var (turnstile, caller) = await OpenAsync();

        var twins = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() =>
            ClaimAsync(turnstile, caller, token: $"twin-{i}"))));

        Assert.Single(twins, twin => twin.Key is KeyState.Claimed);
        Assert.Equal(49, twins.Count(twin => twin.Key is KeyState.InFlight));
    }

    [ContractFact]
    public async Task Answers_as_it_was_answered_before()
    {
        var (turnstile, caller) = await OpenAsync();
        await ClaimAsync(turnstile, caller, "first");
        await turnstile.KeepAsync(caller, Claim("first"), Done, default);

        var again = await ClaimAsync(turnstile, caller, "second");

        Assert.Equal(KeyState.Answered, again.Key);
        Assert.Equal((201, "application/json"), (again.Answer!.Status, again.Answer.ContentType));
        Assert.Equal(Done.Body.ToArray(), again.Answer.Body.ToArray());
    }

    [ContractFact]
    public async Task Knows_another_request_with_the_same_key_while_the_first_is_at_work_and_after()
    {
        var (turnstile, caller) = await OpenAsync();
        await ClaimAsync(turnstile, caller, "first");

        var during = await ClaimAsync(turnstile, caller, "second", fingerprint: "other");
        await turnstile.KeepAsync(caller, Claim("first"), Done, default);
        var after = await ClaimAsync(turnstile, caller, "third", fingerprint: "other");

        Assert.Equal(KeyState.OtherRequest, during.Key);
        Assert.Equal(KeyState.OtherRequest, after.Key);
    }

    [ContractFact]
    public async Task Is_not_touched_by_another_callers_key_of_the_same_name()
    {
        var (turnstile, caller) = await OpenAsync();
        await ClaimAsync(turnstile, caller, "first");

        Assert.Equal(KeyState.Claimed, (await ClaimAsync(turnstile, NextCaller(), "second")).Key);
    }

    [ContractFact]
    public async Task Hands_the_work_on_when_whoever_had_it_is_taken_for_dead_and_remembers_when_it_began()
    {
        var (turnstile, caller) = await OpenAsync(new IdempotencyPolicy { LeaseSeconds = 1 });
        var first = await ClaimAsync(turnstile, caller, "dead");

        var second = await Eventually.SucceedsAsync(
            () => ClaimAsync(turnstile, caller, "heir"), entrance => entrance.Key is KeyState.Claimed, "the lease ends");
        await turnstile.KeepAsync(caller, Claim("dead"), Done with { Status = 500 }, default);

        Assert.Equal(first.ClaimedAt, second.ClaimedAt);
        Assert.Equal(KeyState.InFlight, (await ClaimAsync(turnstile, caller, "third")).Key);
    }

    [ContractFact]
    public async Task Makes_a_key_as_new_when_nothing_happened()
    {
        var (turnstile, caller) = await OpenAsync();
        await ClaimAsync(turnstile, caller, "first");
        await turnstile.ReleaseAsync(caller, Claim("first"), nothingHappened: true, default);

        Assert.Equal(KeyState.Claimed, (await ClaimAsync(turnstile, caller, "second", fingerprint: "other")).Key);
    }

    [ContractFact]
    public async Task Lets_only_the_same_request_go_on_when_nobody_knows_what_happened()
    {
        var (turnstile, caller) = await OpenAsync();
        var first = await ClaimAsync(turnstile, caller, "first");
        await turnstile.ReleaseAsync(caller, Claim("first"), nothingHappened: false, default);

        Assert.Equal(KeyState.OtherRequest, (await ClaimAsync(turnstile, caller, "second", fingerprint: "other")).Key);
        var same = await ClaimAsync(turnstile, caller, "third");
        Assert.Equal((KeyState.Claimed, first.ClaimedAt), (same.Key, same.ClaimedAt));
    }

    [ContractFact]
    public async Task Cannot_be_released_by_somebody_else()
    {
        var (turnstile, caller) = await OpenAsync();
        await ClaimAsync(turnstile, caller, "first");
        await turnstile.ReleaseAsync(caller, Claim("somebody"), nothingHappened: true, default);

        Assert.Equal(KeyState.InFlight, (await ClaimAsync(turnstile, caller, "second")).Key);
    }

    [ContractFact]
    public async Task Gives_the_work_anew_when_its_claim_was_forgotten()
    {
        var (turnstile, caller) = await OpenAsync();
        await turnstile.KeepAsync(caller, Claim("lost"), Done, default);

        Assert.Equal(KeyState.Claimed, (await ClaimAsync(turnstile, caller, "second", "other")).Key);
        Assert.Equal(KeyState.InFlight, (await ClaimAsync(turnstile, caller, "third", "other")).Key);
    }

    [ContractFact]
    public async Task Tells_a_waiting_twin_the_answer_as_soon_as_there_is_one_and_nobody_else()
    {
        var (turnstile, caller) = await OpenAsync();
        var text = new KeptAnswer(200, "text/plain; charset=utf-8", "one\ntwo\0\n\n"u8.ToArray());

        Assert.Null(await turnstile.FindAnswerAsync(caller, Claim("second"), default));
        await ClaimAsync(turnstile, caller, "first");
        Assert.Null(await turnstile.FindAnswerAsync(caller, Claim("second"), default));
        await turnstile.KeepAsync(caller, Claim("first"), text, default);

        var heard = await turnstile.FindAnswerAsync(caller, Claim("second"), default);
        Assert.Equal((text.Status, text.ContentType), (heard!.Status, heard.ContentType));
        Assert.Equal(text.Body.ToArray(), heard.Body.ToArray());
        Assert.Equal(text.Body.ToArray(), (await ClaimAsync(turnstile, caller, "third")).Answer!.Body.ToArray());
        Assert.Null(await turnstile.FindAnswerAsync(caller, Claim("second", "other"), default));
        Assert.Null(await turnstile.FindAnswerAsync(NextCaller(), Claim("second"), default));
    }

    [ContractFact]
    public async Task Does_not_take_the_answer_of_somebody_who_was_given_up()
    {
        var (turnstile, caller) = await OpenAsync();
        await ClaimAsync(turnstile, caller, "dead");
        await turnstile.ReleaseAsync(caller, Claim("dead"), nothingHappened: false, default);
        await ClaimAsync(turnstile, caller, "heir");
        await turnstile.KeepAsync(caller, Claim("dead"), Done with { Status = 500 }, default);

        Assert.Equal(KeyState.InFlight, (await ClaimAsync(turnstile, caller, "third")).Key);
        await turnstile.KeepAsync(caller, Claim("heir"), Done, default);
        Assert.Equal(201, (await ClaimAsync(turnstile, caller, "fourth")).Answer!.Status);
    }

    [ContractFact]
    public async Task Forgets_a_key_when_its_time_is_over_and_not_before()
    {
        var (turnstile, caller) = await OpenAsync(new IdempotencyPolicy { KeySeconds = 2, LeaseSeconds = 1 });
        await ClaimAsync(turnstile, caller, "first");
        await turnstile.KeepAsync(caller, Claim("first"), Done, default);
        Assert.Equal(KeyState.OtherRequest, (await ClaimAsync(turnstile, caller, "second", "other")).Key);

        await Eventually.SucceedsAsync(
            () => ClaimAsync(turnstile, caller, "third", "other"),
            entrance => entrance.Key is KeyState.Claimed,
            "the key is forgotten");
    }

    [ContractFact]
    public async Task Claims_nothing_for_a_request_that_is_turned_away()
    {
        var (turnstile, caller) = await OpenAsync();
        var narrow = new Knock(caller, "narrow", new RateRule(1, 1)) { Claim = Claim("first") };
        await turnstile.EnterAsync(narrow with { Claim = null }, default);

        var limited = await turnstile.EnterAsync(narrow, default);

        Assert.Equal((true, KeyState.None), (limited.IsLimited, limited.Key));
        Assert.Equal(KeyState.Claimed, (await ClaimAsync(turnstile, caller, "second")).Key);
    }

    private static KeyClaim Claim(string token, string fingerprint = "print") => new("name", fingerprint, token);

    private static async Task<Entrance> ClaimAsync(
        RedisTurnstile turnstile, CallerTag caller, string token, string fingerprint = "print") =>
        await turnstile.EnterAsync(new Knock(caller, "b", Wide) { Claim = Claim(token, fingerprint) }, default);
}
