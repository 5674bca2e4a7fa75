using Serverless.Functions.Http;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway;

/// <summary>Errors of the gateway contract's queue requests.</summary>
[Collection(PlatformTests.Name)]
public sealed class GatewayQueueErrorsTests(PlatformFixture platform)
{
    [Theory]
    [InlineData("{}", 400, "BAD_REQUEST", "event_id is required")]
    [InlineData("""{"event_id":""}""", 400, "BAD_REQUEST", "event_id is required")]
    [InlineData("""{"event_id":null}""", 400, "BAD_REQUEST", "event_id is required")]
    [InlineData("""{"event_id":"evt_no_such"}""", 404, "NOT_FOUND", "There is no event evt_no_such.")]
    [InlineData(
        """{"event_id":"0198c0de-0000-7000-8000-000000000001"}""", 404, "NOT_FOUND",
        "There is no event 0198c0de-0000-7000-8000-000000000001.")]
    public async Task Rejects_a_missing_or_unknown_event(string body, int status, string code, string message)
    {
        var answer = await platform.Client.PostAsync(GatewayCalls.Join, body);

        Assert.Equal((status, code, message), (answer.Status, answer.Code(), answer.ErrorMessage()));
        answer.IsProblemIn(ApiContract.Gateway);
    }

    [Fact]
    public async Task Rejects_a_too_long_user_id_and_a_key_that_is_not_a_uuid()
    {
        var fixture = await EventFixture.OpenAsync(platform);

        var named = await platform.JoinAsync(fixture.Id, user: new string('x', 201));
        var keyed = await platform.JoinAsync(fixture.Id, key: "join_1_2");

        Assert.Equal((400, "BAD_REQUEST"), (named.Status, named.Code()));
        Assert.Equal((400, "BAD_REQUEST", "request.bad-key"), (keyed.Status, keyed.Code(), keyed.Reason));
    }

    [Fact]
    public async Task Cancelling_a_performance_closes_its_queue()
    {
        var fixture = await platform.FullEventAsync();
        var waitingToken = await platform.JoinAsGuestAsync(fixture.Id);
        await platform.AdminAsync(HttpMethod.Post, $"{CatalogueCalls.Admin}/{fixture.Id}/cancel");

        var answer = await platform.JoinAsync(fixture.Id);

        Assert.Equal((409, "CONFLICT"), (answer.Status, answer.Code()));
        Assert.Equal(("expired", 0, false), (await platform.ShowEntryAsync(waitingToken)).State());
    }

    [Fact]
    public async Task Rejects_every_token_whose_signature_does_not_match()
    {
        var fixture = await platform.FullEventAsync();
        var token = await platform.JoinAsGuestAsync(fixture.Id);
        var other = await platform.JoinAsGuestAsync((await platform.FullEventAsync()).Id);
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
            var answer = await platform.ShowEntryAsync(text);
            var entered = await platform.EnterAsync(text);
            var left = await platform.LeaveAsync(text);

            Assert.Equal((text, 404, "TOKEN_NOT_FOUND"), (text, answer.Status, answer.Code()));
            Assert.Equal((text, 404, "TOKEN_NOT_FOUND"), (text, entered.Status, entered.Code()));
            Assert.Equal((text, 404, "TOKEN_NOT_FOUND"), (text, left.Status, left.Code()));
        }

        Assert.Equal(("waiting", 1, false), (await platform.ShowEntryAsync(token)).State());
    }

    [Theory]
    [InlineData("GET", "/api/v1/queue/status", "token parameter is required")]
    [InlineData("GET", "/api/v1/queue/status?token=", "token parameter is required")]
    [InlineData("DELETE", "/api/v1/queue/leave", "token parameter is required")]
    public async Task Rejects_a_request_without_a_token(string method, string path, string message)
    {
        var answer = await platform.Client.SendAsync(new HttpMethod(method), path);

        Assert.Equal((400, "BAD_REQUEST", message), (answer.Status, answer.Code(), answer.ErrorMessage()));
        answer.IsProblemIn(ApiContract.Gateway);
    }

    [Fact]
    public async Task Rejects_entry_without_an_idempotency_key()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/queue/enter")
        {
            Content = Calls.Json("""{"waiting_token":"x"}"""),
        };

        var answer = await platform.Client.ReadAsync(request);

        Assert.Equal((400, "IDEMPOTENCY_REQUIRED"), (answer.Status, answer.Code()));
    }
}
