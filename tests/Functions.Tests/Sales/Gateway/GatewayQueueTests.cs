using System.Text.Json;
using Serverless.Domain.Platform;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway;

/// <summary>The gateway contract's queue requests use the same queue as the Tiketi contract.</summary>
[Collection(PlatformTests.Name)]
public sealed class GatewayQueueTests(PlatformFixture platform)
{
    [Fact]
    public async Task Joining_returns_a_token_that_shows_the_position()
    {
        var fixture = await platform.FullEventAsync();
        await platform.JoinAsync(fixture.Id);

        var joined = await platform.JoinAsync(fixture.Id);
        var entry = await platform.ShowEntryAsync(joined.Token());

        Assert.Equal(202, joined.Status);
        Assert.Equal(["waiting_token", "position_hint", "status"], joined.Body.Members());
        Assert.Matches("^wtkn_[A-Za-z0-9_-]{40,300}$", joined.Token());
        Assert.Equal(2, joined.Body.GetProperty("position_hint").GetInt32());
        Assert.Equal("waiting", joined.Body.GetProperty("status").GetString());
        Assert.Equal(200, entry.Status);
        Assert.Equal(
            ["status", "eta_sec", "position", "waiting_time", "ready_for_entry"], entry.Body.Members());
        Assert.Equal(("waiting", 2, false), entry.State());
        Assert.Equal(JsonValueKind.Null, entry.Body.GetProperty("eta_sec").ValueKind); // Nobody left the full room.
        Assert.InRange(entry.Body.GetProperty("waiting_time").GetInt32(), 0, 60);
    }

    [Fact]
    public async Task A_user_has_the_same_position_in_both_contracts()
    {
        var fixture = await platform.FullEventAsync();
        var (ada, bob) = (await fixture.UserAsync(), await fixture.UserAsync());

        var checkedFirst = (await fixture.CheckAsync(ada)).Body;
        var joinedFirst = await platform.JoinAsync(fixture.Id, bob);
        var joined = await platform.JoinAsync(fixture.Id, ada, user: "somebody-else");
        var checkedAgain = (await fixture.CheckAsync(bob)).Body;

        Assert.Equal(1, checkedFirst.GetProperty("position").GetInt32());
        Assert.Equal(1, joined.Body.GetProperty("position_hint").GetInt32());
        Assert.Equal(2, joinedFirst.Body.GetProperty("position_hint").GetInt32());
        Assert.Equal(2, checkedAgain.GetProperty("position").GetInt32());
        Assert.Equal(2, checkedAgain.GetProperty("queueSize").GetInt32());
        Assert.Equal(
            checkedAgain.GetProperty("estimatedWait").ToString(),
            (await platform.ShowEntryAsync(joinedFirst.Token())).Body.GetProperty("eta_sec").ToString());
    }

    [Fact]
    public async Task Concurrent_joins_through_both_contracts_make_one_entry()
    {
        var fixture = await platform.FullEventAsync();
        var ada = await fixture.UserAsync();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => i % 2 == 0
            ? fixture.CheckAsync(ada)
            : platform.JoinAsync(fixture.Id, ada)));

        Assert.Equal(1, (await fixture.CheckAsync(ada)).Body.GetProperty("queueSize").GetInt32());
    }

    [Fact]
    public async Task Joining_again_with_the_same_account_or_key_returns_the_same_token()
    {
        var fixture = await platform.FullEventAsync();
        var ada = await fixture.UserAsync();
        var key = new IdSource(TimeProvider.System).Next().ToString();

        string[][] pairs =
        [
            [
                (await platform.JoinAsync(fixture.Id, ada)).Token(),
                (await platform.JoinAsync(fixture.Id, ada)).Token(),
            ],
            [
                (await platform.JoinAsync(fixture.Id, key: key)).Token(),
                (await platform.JoinAsync(fixture.Id, key: key)).Token(),
            ],
        ];

        Assert.All(pairs, pair => Assert.Equal(pair[0], pair[1]));
        Assert.Equal(2, pairs.Select(pair => pair[0]).Distinct().Count());
        Assert.Equal(2, (await fixture.CheckAsync(ada)).Body.GetProperty("queueSize").GetInt32());
    }

    [Fact]
    public async Task A_name_that_another_guest_sends_too_gives_nobody_the_place_of_the_first()
    {
        var fixture = await platform.FullEventAsync();

        var own = await platform.JoinAsync(fixture.Id, user: "user-7");
        var claimed = await platform.JoinAsync(fixture.Id, user: "user-7");

        Assert.NotEqual(own.Token(), claimed.Token());
        Assert.Equal(("waiting", 1, false), (await platform.ShowEntryAsync(own.Token())).State());
        Assert.Equal(("waiting", 2, false), (await platform.ShowEntryAsync(claimed.Token())).State());
    }

    [Fact]
    public async Task Unnamed_guests_get_separate_entries_in_order_of_arrival()
    {
        var fixture = await platform.FullEventAsync();

        var first = await platform.JoinAsGuestAsync(fixture.Id);
        var second = await platform.JoinAsGuestAsync(fixture.Id);

        Assert.NotEqual(first, second);
        Assert.Equal(("waiting", 1, false), (await platform.ShowEntryAsync(first)).State());
        Assert.Equal(("waiting", 2, false), (await platform.ShowEntryAsync(second)).State());
    }

    [Fact]
    public async Task A_guest_cannot_use_the_entry_of_an_account()
    {
        var fixture = await platform.FullEventAsync();
        var ada = await fixture.UserAsync();
        var own = await platform.JoinAsync(fixture.Id, ada);

        var claimed = await platform.JoinAsync(fixture.Id, user: GatewayCalls.SubjectOf(ada));

        Assert.NotEqual(own.Token(), claimed.Token());
        Assert.Equal(2, claimed.Body.GetProperty("position_hint").GetInt32());
    }
}
