using Serverless.Domain.Platform;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway;

/// <summary>The gateway's door to the same line that Tiketi's visitors stand in.</summary>
[Collection(PlatformTests.Name)]
public sealed class GatewayQueueTests(PlatformFixture platform)
{
    [Fact]
    public async Task Gives_a_place_and_a_token_and_tells_where_it_stands()
    {
        var eventFixture = await platform.FullEventAsync();
        await platform.JoinAsync(eventFixture.Id);

        var joined = await platform.JoinAsync(eventFixture.Id);
        var followed = await platform.FollowAsync(joined.Token());

        Assert.Equal(202, joined.Status);
        Assert.Equal(["waiting_token", "position_hint", "status"], joined.Body.Members());
        Assert.Matches("^wtkn_[A-Za-z0-9_-]{40,300}$", joined.Token());
        Assert.Equal(2, joined.Body.GetProperty("position_hint").GetInt32());
        Assert.Equal("waiting", joined.Body.GetProperty("status").GetString());
        Assert.Equal(200, followed.Status);
        Assert.Equal(
            ["status", "eta_sec", "position", "waiting_time", "ready_for_entry"], followed.Body.Members());
        Assert.Equal(("waiting", 2, false), followed.State());
        Assert.Equal(1, followed.Body.GetProperty("eta_sec").GetInt32());
        Assert.InRange(followed.Body.GetProperty("waiting_time").GetInt32(), 0, 60);
    }

    [Fact]
    public async Task Has_the_same_place_for_a_visitor_whichever_door_they_take()
    {
        var eventFixture = await platform.FullEventAsync();
        var (ada, bob) = (await eventFixture.UserAsync(), await eventFixture.UserAsync());

        var checkedFirst = (await eventFixture.CheckAsync(ada)).Body;
        var joinedFirst = await platform.JoinAsync(eventFixture.Id, bob);
        var joined = await platform.JoinAsync(eventFixture.Id, ada, user: "somebody-else");
        var checkedAgain = (await eventFixture.CheckAsync(bob)).Body;

        Assert.Equal(1, checkedFirst.GetProperty("position").GetInt32());
        Assert.Equal(1, joined.Body.GetProperty("position_hint").GetInt32());
        Assert.Equal(2, joinedFirst.Body.GetProperty("position_hint").GetInt32());
        Assert.Equal(2, checkedAgain.GetProperty("position").GetInt32());
        Assert.Equal(2, checkedAgain.GetProperty("queueSize").GetInt32());
        Assert.Equal(
            checkedAgain.GetProperty("estimatedWait").GetInt64(),
            (await platform.FollowAsync(joinedFirst.Token())).Body.GetProperty("eta_sec").GetInt64());
    }

    [Fact]
    public async Task Has_one_place_for_a_visitor_who_comes_through_both_doors_at_once()
    {
        var eventFixture = await platform.FullEventAsync();
        var ada = await eventFixture.UserAsync();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => i % 2 == 0
            ? eventFixture.CheckAsync(ada)
            : platform.JoinAsync(eventFixture.Id, ada)));

        Assert.Equal(1, (await eventFixture.CheckAsync(ada)).Body.GetProperty("queueSize").GetInt32());
    }

    [Fact]
    public async Task Gives_the_same_token_and_place_to_the_same_visitor_name_or_key()
    {
        var eventFixture = await platform.FullEventAsync();
        var ada = await eventFixture.UserAsync();
        var key = new IdSource(TimeProvider.System).Next().ToString();

        string[][] pairs =
        [
            [(await platform.JoinAsync(eventFixture.Id, ada)).Token(), (await platform.JoinAsync(eventFixture.Id, ada)).Token()],
            [
                (await platform.JoinAsync(eventFixture.Id, user: "user-7")).Token(),
                (await platform.JoinAsync(eventFixture.Id, user: "user-7")).Token(),
            ],
            [
                (await platform.JoinAsync(eventFixture.Id, key: key)).Token(),
                (await platform.JoinAsync(eventFixture.Id, key: key)).Token(),
            ],
        ];

        Assert.All(pairs, pair => Assert.Equal(pair[0], pair[1]));
        Assert.Equal(3, pairs.Select(pair => pair[0]).Distinct().Count());
        Assert.Equal(3, (await eventFixture.CheckAsync(ada)).Body.GetProperty("queueSize").GetInt32());
    }

    [Fact]
    public async Task Gives_guests_whom_nothing_names_places_of_their_own_first_come_first()
    {
        var eventFixture = await platform.FullEventAsync();

        var first = await platform.JoinAsNobodyAsync(eventFixture.Id);
        var second = await platform.JoinAsNobodyAsync(eventFixture.Id);

        Assert.NotEqual(first, second);
        Assert.Equal(("waiting", 1, false), (await platform.FollowAsync(first)).State());
        Assert.Equal(("waiting", 2, false), (await platform.FollowAsync(second)).State());
    }

    [Fact]
    public async Task Never_takes_a_guests_word_for_being_an_account()
    {
        var eventFixture = await platform.FullEventAsync();
        var ada = await eventFixture.UserAsync();
        var own = await platform.JoinAsync(eventFixture.Id, ada);

        var claimed = await platform.JoinAsync(eventFixture.Id, user: GatewayCalls.SubjectOf(ada));

        Assert.NotEqual(own.Token(), claimed.Token());
        Assert.Equal(2, claimed.Body.GetProperty("position_hint").GetInt32());
    }
}
