using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Edge;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Purchases.Gateway;

/// <summary>The gateway's door to the same line that Tiketi's visitors stand in.</summary>
[Collection(PlatformTests.Name)]
public sealed class GatewayQueueTests(PlatformFixture platform)
{
    [Fact]
    public async Task Gives_a_place_and_a_token_and_tells_where_it_stands()
    {
        var hall = await FullHallAsync();
        await platform.JoinAsync(hall.Id);

        var joined = await platform.JoinAsync(hall.Id);
        var followed = await platform.FollowAsync(joined.Token());

        Assert.Equal(202, joined.Status);
        Assert.Equal(["waiting_token", "position_hint", "status"], joined.Body.Members());
        Assert.Matches("^wtkn_[A-Za-z0-9_-]{40,300}$", joined.Token());
        Assert.Equal(2, joined.Body.GetProperty("position_hint").GetInt32());
        Assert.Equal("waiting", joined.Body.GetProperty("status").GetString());
        Assert.Equal(200, followed.Status);
        Assert.Equal(
            ["status", "eta_sec", "position", "waiting_time", "ready_for_entry"], followed.Body.Members());
        Assert.Equal(("waiting", 2, false), StateOf(followed));
        Assert.Equal(1, followed.Body.GetProperty("eta_sec").GetInt32());
        Assert.InRange(followed.Body.GetProperty("waiting_time").GetInt32(), 0, 60);
    }

    [Fact]
    public async Task Has_the_same_place_for_a_visitor_whichever_door_they_take()
    {
        var hall = await FullHallAsync();
        var (ada, bob) = (await hall.VisitorAsync(), await hall.VisitorAsync());

        var checkedFirst = (await CheckAsync(hall, ada)).Body;
        var joinedFirst = await platform.JoinAsync(hall.Id, bob);
        var joined = await platform.JoinAsync(hall.Id, ada, user: "somebody-else");
        var checkedAgain = (await CheckAsync(hall, bob)).Body;

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
        var hall = await FullHallAsync();
        var ada = await hall.VisitorAsync();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => i % 2 == 0
            ? CheckAsync(hall, ada)
            : platform.JoinAsync(hall.Id, ada)));

        Assert.Equal(1, (await CheckAsync(hall, ada)).Body.GetProperty("queueSize").GetInt32());
    }

    [Fact]
    public async Task Gives_the_same_token_and_place_to_the_same_visitor_name_or_key()
    {
        var hall = await FullHallAsync();
        var ada = await hall.VisitorAsync();
        var key = new IdSource(TimeProvider.System).Next().ToString();

        string[][] pairs =
        [
            [(await platform.JoinAsync(hall.Id, ada)).Token(), (await platform.JoinAsync(hall.Id, ada)).Token()],
            [
                (await platform.JoinAsync(hall.Id, user: "user-7")).Token(),
                (await platform.JoinAsync(hall.Id, user: "user-7")).Token(),
            ],
            [
                (await platform.JoinAsync(hall.Id, key: key)).Token(),
                (await platform.JoinAsync(hall.Id, key: key)).Token(),
            ],
        ];

        Assert.All(pairs, pair => Assert.Equal(pair[0], pair[1]));
        Assert.Equal(3, pairs.Select(pair => pair[0]).Distinct().Count());
        Assert.Equal(3, (await CheckAsync(hall, ada)).Body.GetProperty("queueSize").GetInt32());
    }

    [Fact]
    public async Task Gives_guests_whom_nothing_names_places_of_their_own_first_come_first()
    {
        var hall = await FullHallAsync();

        var first = await platform.JoinAsNobodyAsync(hall.Id);
        var second = await platform.JoinAsNobodyAsync(hall.Id);

        Assert.NotEqual(first, second);
        Assert.Equal(("waiting", 1, false), StateOf(await platform.FollowAsync(first)));
        Assert.Equal(("waiting", 2, false), StateOf(await platform.FollowAsync(second)));
    }

    [Fact]
    public async Task Never_takes_a_guests_word_for_being_an_account()
    {
        var hall = await FullHallAsync();
        var ada = await hall.VisitorAsync();
        var own = await platform.JoinAsync(hall.Id, ada);

        var claimed = await platform.JoinAsync(hall.Id, user: GatewayCalls.SubjectOf(ada));

        Assert.NotEqual(own.Token(), claimed.Token());
        Assert.Equal(2, claimed.Body.GetProperty("position_hint").GetInt32());
    }

    [Fact]
    public async Task Moves_up_as_others_leave_and_lets_in_by_the_drain()
    {
        var hall = await Hall.OpenAsync(platform, new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 50 });
        var inside = await platform.JoinAsNobodyAsync(hall.Id);
        var (first, second) =
            (await platform.JoinAsNobodyAsync(hall.Id), await platform.JoinAsNobodyAsync(hall.Id));

        Assert.Equal(("ready", 0, true), StateOf(await platform.FollowAsync(inside)));
        var left = await platform.GiveUpAsync(first);
        Assert.Equal((200, "left"), (left.Status, left.Body.GetProperty("status").GetString()));
        Assert.Equal(200, (await platform.GiveUpAsync(first)).Status);
        Assert.Equal(("waiting", 1, false), StateOf(await platform.FollowAsync(second)));
        Assert.Equal(("expired", 0, false), StateOf(await platform.FollowAsync(first)));

        await platform.GiveUpAsync(inside);
        await platform.Platform.Services.GetRequiredService<AdmitVisitors>().ExecuteAsync(default);

        Assert.Equal(("ready", 0, true), StateOf(await platform.FollowAsync(second)));
        Assert.Equal(("ready", 0, true), StateOf(await platform.FollowAsync(second)));
    }

    [Fact]
    public async Task Says_expired_of_a_place_that_is_no_more_and_ready_where_nobody_waits()
    {
        var hall = await FullHallAsync();
        var place = await platform.JoinAsNobodyAsync(hall.Id);
        await hall.PostAsync(platform.AdminToken, $"/api/v1/queue/admin/clear/{hall.Id}");
        var open = await Hall.OpenAsync(platform);

        Assert.Equal(("expired", 0, false), StateOf(await platform.FollowAsync(place)));
        Assert.Equal(
            ("ready", 0, true), StateOf(await platform.FollowAsync(await platform.JoinAsNobodyAsync(open.Id))));
    }

    [Fact]
    public async Task Grants_entry_to_whoever_is_ready_and_to_nobody_else()
    {
        var hall = await Hall.OpenAsync(platform, new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 50 });
        var (inside, waiting) =
            (await platform.JoinAsNobodyAsync(hall.Id), await platform.JoinAsNobodyAsync(hall.Id));

        var granted = await platform.UseAsync(inside);
        var again = await platform.UseAsync(inside);
        var early = await platform.UseAsync(waiting);
        await platform.GiveUpAsync(waiting);
        var lapsed = await platform.UseAsync(waiting);

        Assert.Equal(200, granted.Status);
        Assert.Equal(["admission", "reservation_token", "ttl_sec"], granted.Body.Members());
        Assert.Equal("granted", granted.Body.GetProperty("admission").GetString());
        Assert.Matches("^rtkn_", granted.Body.GetProperty("reservation_token").GetString());
        Assert.InRange(granted.Body.GetProperty("ttl_sec").GetInt32(), 1, 600);
        Assert.Equal(
            granted.Body.GetProperty("reservation_token").GetString(),
            again.Body.GetProperty("reservation_token").GetString());
        Assert.Equal((403, "NOT_READY", "Your turn has not arrived yet."), (early.Status, early.Code(), early.Says()));
        Assert.Equal((404, "TOKEN_EXPIRED"), (lapsed.Status, lapsed.Code()));
    }

    [Theory]
    [InlineData("{}", 400, "BAD_REQUEST", "event_id is required")]
    [InlineData("""{"event_id":""}""", 400, "BAD_REQUEST", "event_id is required")]
    [InlineData("""{"event_id":null}""", 400, "BAD_REQUEST", "event_id is required")]
    [InlineData("""{"event_id":"evt_no_such"}""", 404, "NOT_FOUND", "There is no such performance.")]
    [InlineData("""{"event_id":"0198c0de-0000-7000-8000-000000000001"}""", 404, "NOT_FOUND", "There is no such performance.")]
    public async Task Refuses_to_join_what_there_is_not(string body, int status, string code, string message)
    {
        var answer = await platform.Client.PostAsync(GatewayCalls.Join, body);

        Assert.Equal((status, code, message), (answer.Status, answer.Code(), answer.Says()));
        answer.IsProblemIn(Dialect.Gateway);
    }

    [Fact]
    public async Task Refuses_a_name_that_is_too_long_and_a_key_that_is_no_uuid()
    {
        var hall = await Hall.OpenAsync(platform);

        var named = await platform.JoinAsync(hall.Id, user: new string('x', 201));
        var keyed = await platform.JoinAsync(hall.Id, key: "join_1_2");

        Assert.Equal((400, "BAD_REQUEST"), (named.Status, named.Code()));
        Assert.Equal((400, "BAD_REQUEST", "request.bad-key"), (keyed.Status, keyed.Code(), keyed.Reason));
    }

    [Fact]
    public async Task Refuses_a_line_whose_show_is_cancelled()
    {
        var hall = await FullHallAsync();
        var place = await platform.JoinAsNobodyAsync(hall.Id);
        await platform.AdminAsync(HttpMethod.Post, $"{CatalogueCalls.Admin}/{hall.Id}/cancel");

        var answer = await platform.JoinAsync(hall.Id);

        Assert.Equal((409, "CONFLICT"), (answer.Status, answer.Code()));
        Assert.Equal(("expired", 0, false), StateOf(await platform.FollowAsync(place)));
    }

    [Fact]
    public async Task Believes_no_token_that_it_did_not_sign_as_it_stands()
    {
        var hall = await FullHallAsync();
        var token = await platform.JoinAsNobodyAsync(hall.Id);
        var other = await platform.JoinAsNobodyAsync((await FullHallAsync()).Id);
        var middle = token.Length / 2;
        string[] forged =
        [
            "x", "wtkn_", "wtkn_AAAA", token[..^1], token + "A", token + "=", token.ToUpperInvariant(),
            $"rtkn_{token[5..]}", $"{token[..middle]}{other[middle..]}", $"{token[..10]}{(token[10] == 'A' ? 'B' : 'A')}{token[11..]}",
            new('w', 5_000), $"wtkn_{new string('A', 5_000)}", platform.UserToken,
        ];

        foreach (var text in forged)
        {
            var answer = await platform.FollowAsync(text);
            var entered = await platform.UseAsync(text);
            var left = await platform.GiveUpAsync(text);

            Assert.Equal((text, 404, "TOKEN_NOT_FOUND"), (text, answer.Status, answer.Code()));
            Assert.Equal((text, 404, "TOKEN_NOT_FOUND"), (text, entered.Status, entered.Code()));
            Assert.Equal((text, 404, "TOKEN_NOT_FOUND"), (text, left.Status, left.Code()));
        }

        Assert.Equal(("waiting", 1, false), StateOf(await platform.FollowAsync(token)));
    }

    [Theory]
    [InlineData("GET", "/api/v1/queue/status", "token parameter is required")]
    [InlineData("GET", "/api/v1/queue/status?token=", "token parameter is required")]
    [InlineData("DELETE", "/api/v1/queue/leave", "token parameter is required")]
    public async Task Needs_a_token(string method, string path, string message)
    {
        var answer = await platform.Client.SendAsync(new HttpMethod(method), path);

        Assert.Equal((400, "BAD_REQUEST", message), (answer.Status, answer.Code(), answer.Says()));
        answer.IsProblemIn(Dialect.Gateway);
    }

    [Fact]
    public async Task Lets_nobody_enter_without_a_key()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/queue/enter")
        {
            Content = Calls.Json("""{"waiting_token":"x"}"""),
        };

        var answer = await platform.Client.ReadAsync(request);

        Assert.Equal((400, "IDEMPOTENCY_REQUIRED"), (answer.Status, answer.Code()));
    }

    // One is inside, and the next seconds bring nobody in: no timer runs here.
    private async Task<Hall> FullHallAsync()
    {
        var hall = await Hall.OpenAsync(platform, new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 50 });
        await CheckAsync(hall, await hall.VisitorAsync());

        return hall;
    }

    private static Task<Answer> CheckAsync(Hall hall, string token) =>
        hall.PostAsync(token, $"/api/v1/queue/check/{hall.Id}");

    private static (string Status, int Position, bool IsReady) StateOf(Answer followed) => (
        followed.Body.GetProperty("status").GetString()!,
        followed.Body.GetProperty("position").GetInt32(),
        followed.Body.GetProperty("ready_for_entry").GetBoolean());
}
