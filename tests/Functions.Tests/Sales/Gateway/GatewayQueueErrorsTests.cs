using Serverless.Functions.Http;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway;

/// <summary>Whom the gateway's line turns away, and which tokens it does not believe.</summary>
[Collection(PlatformTests.Name)]
public sealed class GatewayQueueErrorsTests(PlatformFixture platform)
{
    [Theory]
    [InlineData("{}", 400, "BAD_REQUEST", "event_id is required")]
    [InlineData("""{"event_id":""}""", 400, "BAD_REQUEST", "event_id is required")]
    [InlineData("""{"event_id":null}""", 400, "BAD_REQUEST", "event_id is required")]
    [InlineData("""{"event_id":"evt_no_such"}""", 404, "NOT_FOUND", "There is no such performance.")]
    [InlineData(
        """{"event_id":"0198c0de-0000-7000-8000-000000000001"}""", 404, "NOT_FOUND", "There is no such performance.")]
    public async Task Refuses_to_join_what_there_is_not(string body, int status, string code, string message)
    {
        var answer = await platform.Client.PostAsync(GatewayCalls.Join, body);

        Assert.Equal((status, code, message), (answer.Status, answer.Code(), answer.Says()));
        answer.IsProblemIn(ApiContract.Gateway);
    }

    [Fact]
    public async Task Refuses_a_name_that_is_too_long_and_a_key_that_is_no_uuid()
    {
        var eventFixture = await EventFixture.OpenAsync(platform);

        var named = await platform.JoinAsync(eventFixture.Id, user: new string('x', 201));
        var keyed = await platform.JoinAsync(eventFixture.Id, key: "join_1_2");

        Assert.Equal((400, "BAD_REQUEST"), (named.Status, named.Code()));
        Assert.Equal((400, "BAD_REQUEST", "request.bad-key"), (keyed.Status, keyed.Code(), keyed.Reason));
    }

    [Fact]
    public async Task Refuses_a_line_whose_show_is_cancelled()
    {
        var eventFixture = await platform.FullEventAsync();
        var place = await platform.JoinAsNobodyAsync(eventFixture.Id);
        await platform.AdminAsync(HttpMethod.Post, $"{CatalogueCalls.Admin}/{eventFixture.Id}/cancel");

        var answer = await platform.JoinAsync(eventFixture.Id);

        Assert.Equal((409, "CONFLICT"), (answer.Status, answer.Code()));
        Assert.Equal(("expired", 0, false), (await platform.FollowAsync(place)).State());
    }

    [Fact]
    public async Task Believes_no_token_that_it_did_not_sign_as_it_stands()
    {
        var eventFixture = await platform.FullEventAsync();
        var token = await platform.JoinAsNobodyAsync(eventFixture.Id);
        var other = await platform.JoinAsNobodyAsync((await platform.FullEventAsync()).Id);
        var middle = token.Length / 2;
        string[] invalid =
        [
            "x", "wtkn_", "wtkn_AAAA", token[..^1], token + "A", token + "=", token.ToUpperInvariant(),
            $"rtkn_{token[5..]}",
            $"{token[..middle]}{other[middle..]}",
            $"{token[..10]}{(token[10] == 'A' ? 'B' : 'A')}{token[11..]}",
            new('w', 5_000), $"wtkn_{new string('A', 5_000)}", platform.UserToken,
        ];

        foreach (var text in invalid)
        {
            var answer = await platform.FollowAsync(text);
            var entered = await platform.UseAsync(text);
            var left = await platform.GiveUpAsync(text);

            Assert.Equal((text, 404, "TOKEN_NOT_FOUND"), (text, answer.Status, answer.Code()));
            Assert.Equal((text, 404, "TOKEN_NOT_FOUND"), (text, entered.Status, entered.Code()));
            Assert.Equal((text, 404, "TOKEN_NOT_FOUND"), (text, left.Status, left.Code()));
        }

        Assert.Equal(("waiting", 1, false), (await platform.FollowAsync(token)).State());
    }

    [Theory]
    [InlineData("GET", "/api/v1/queue/status", "token parameter is required")]
    [InlineData("GET", "/api/v1/queue/status?token=", "token parameter is required")]
    [InlineData("DELETE", "/api/v1/queue/leave", "token parameter is required")]
    public async Task Needs_a_token(string method, string path, string message)
    {
        var answer = await platform.Client.SendAsync(new HttpMethod(method), path);

        Assert.Equal((400, "BAD_REQUEST", message), (answer.Status, answer.Code(), answer.Says()));
        answer.IsProblemIn(ApiContract.Gateway);
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
}
