using System.Net.Http.Headers;
using Serverless.Domain.Platform;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Tickets;

namespace Serverless.Functions.Tests.FilmTickets;

/// <summary>Idempotency keys of issuing, refunding and checking in film tickets.</summary>
[Collection(PlatformTests.Name)]
public sealed class TicketKeysOverHttpTests(PlatformFixture platform)
{
    private const string Order = """{"theater_name":"CGV","user_id":"u","movie_title":"m","price_krw":1}""";

    private static readonly IdSource Ids = new(TimeProvider.System);

    [Fact]
    public async Task A_repeated_issue_returns_the_same_tickets_marked_as_replay()
    {
        var key = NewKey();

        var first = await SendAsync("/tickets/issue", Order, key: key);
        var again = await SendAsync("/tickets/issue", Order, key: $"\"{key}\"");

        Assert.Equal((201, false), (first.Status, IsReplay(first)));
        Assert.Equal((200, true, first.Text), (again.Status, IsReplay(again), again.Text));
    }

    [Fact]
    public async Task A_repeated_check_in_returns_the_same_response_marked_as_replay()
    {
        var id = (await platform.IssueAsync())[0];
        var (path, key) = ($"/tickets/{id}/check-in", NewKey());

        string At(string gate) => TicketCalls.At($$"""{"gate":"{{gate}}"}""", @event: null);
        var first = await SendAsync(path, At("A"), platform.StaffToken, key);
        var again = await SendAsync(path, At("A"), platform.StaffToken, $"\"{key}\"");
        var other = await SendAsync(path, At("B"), platform.StaffToken, key);

        Assert.Equal((200, false), (first.Status, IsReplay(first)));
        Assert.Equal((200, true, first.Text), (again.Status, IsReplay(again), again.Text));
        Assert.Equal((409, false), (other.Status, IsReplay(other)));
    }

    [Fact]
    public async Task A_repeated_refund_is_replayed_and_another_request_is_rejected()
    {
        var ids = await platform.IssueAsync(2);
        var key = $"any text {NewKey()}";

        var first = await SendAsync("/tickets/refund", Refund(ids[0]), key: key);
        var again = await SendAsync("/tickets/refund", Refund(ids[0]), key: key);
        var other = await SendAsync("/tickets/refund", Refund(ids[1]), key: key);
        var otherKey = await SendAsync("/tickets/refund", Refund(ids[0]), key: NewKey());

        Assert.Equal($$"""{"refunded":["{{ids[0]}}"],"already_canceled":[],"not_found":[]}""", first.Text);
        Assert.Equal((200, true, first.Text), (again.Status, IsReplay(again), again.Text));
        Assert.Equal((422, "request.key-reused"), (other.Status, other.Reason));
        Assert.Equal(ids[0], otherKey.Body.GetProperty("already_canceled")[0].GetString());
    }

    private static string NewKey() => Ids.Next().ToString();

    private static string Refund(string id) => $$"""{"ticket_ids":["{{id}}"]}""";

    private static bool IsReplay(Answer answer) =>
        answer.Headers.Contains("Idempotency-Replayed") && answer.Headers.Contains("X-Idempotency-Cached");

    private async Task<Answer> SendAsync(string path, string body, string? token = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Calls.Json(body) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);

        return await platform.Client.ReadAsync(request);
    }
}
