using System.Text.Json;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.FilmTickets;

[Collection(PlatformTests.Name)]
public sealed class TicketsOverHttpTests(PlatformFixture platform)
{
    private const string Order =
        """
        {"theater_name":"CGV 강남","user_id":"user123","movie_title":"인터스텔라","price_krw":15000,"quantity":2,"memo":"VIP석"}
        """;

    [Fact]
    public async Task Issued_tickets_can_be_read()
    {
        var issued = await IssueAsync(Order);
        var ids = IdsOf(issued);
        var shown = await platform.Client.SendAsync(HttpMethod.Get, $"/tickets/{ids[1]}");

        Assert.Equal((201, 2, 2), (issued.Status, ids.Distinct().Count(), issued.Body.GetProperty("count").GetInt32()));
        Assert.Equal(
            """{"theater_name":"CGV 강남","movie_title":"인터스텔라","price_krw":15000}""",
            issued.Body.GetProperty("summary").GetRawText());
        Assert.Equal(200, shown.Status);
        Assert.Equal(
            $$"""{"id":"{{ids[1]}}","theater_name":"CGV 강남","user_id":"user123","movie_title":"인터스텔라","price_krw":"""
                + """15000,"status":"issued","memo":"VIP석"}""",
            shown.Text);
    }

    [Theory]
    [InlineData("\"15000\"", 15000)]
    [InlineData("15000.0", 15000)]
    [InlineData("true", 1)]
    public async Task Accepts_integers_as_text_decimal_or_boolean(string price, int expected)
    {
        var issued = await IssueAsync(
            $$"""{"theater_name":" ","more":[],"user_id":"u","movie_title":"m","price_krw":{{price}} }""");
        var shown = await platform.Client.SendAsync(HttpMethod.Get, $"/tickets/{Assert.Single(IdsOf(issued))}");

        Assert.Equal(expected, shown.Body.GetProperty("price_krw").GetInt32());
        Assert.Equal(JsonValueKind.Null, shown.Body.GetProperty("memo").ValueKind);
    }

    [Theory]
    [InlineData(100, 201)]
    [InlineData(101, 400)]
    public async Task Counts_characters_and_not_UTF16_code_units(int length, int status)
    {
        var name = string.Concat(Enumerable.Repeat("🎫", length));

        var answer =
            await IssueAsync($$"""{"theater_name":"{{name}}","user_id":"u","movie_title":"m","price_krw":1}""");

        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task Fifty_concurrent_duplicates_get_the_same_tickets()
    {
        var key = $"any text {NextKey()}";

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => IssueAsync(Order, key)));
        var sameAgain = await IssueAsync(
            """
            {"quantity":"2","memo":"VIP석","price_krw":15000.0,"movie_title":"인터스텔라","user_id":"user123",
             "theater_name":"CGV 강남","x":1}
            """,
            key);
        var other = await IssueAsync(Order.Replace("15000", "15001", StringComparison.Ordinal), key);

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal(49, answers.Count(answer => answer.Status == 200));
        Assert.Single(answers.Append(sameAgain).Select(answer => answer.Text).Distinct());
        Assert.Equal((409, "tickets.key-reused"), (other.Status, other.Reason));
        Assert.Equal(
            "멱등성 키 충돌: 동일한 키로 다른 요청이 이미 처리되었습니다", other.Body.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_mixed_refund_returns_the_outcome_of_each_ticket()
    {
        var ids = IdsOf(await IssueAsync(Order));
        await RefundAsync([ids[0]]);

        var answer = await RefundAsync(["nonsense", ids[1], ids[0], Calls.UnknownId, ids[1]]);
        var shown = await platform.Client.SendAsync(HttpMethod.Get, $"/tickets/{ids[1]}");

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            $$"""{"refunded":["{{ids[1]}}"],"already_canceled":["{{ids[0]}}","{{ids[1]}}"]"""
                + $$""","not_found":["nonsense","{{Calls.UnknownId}}"]}""",
            answer.Text);
        Assert.Equal("canceled", shown.Body.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("GET", "/tickets/issue", 404, "티켓을 찾을 수 없습니다: issue")]
    [InlineData("GET", "/tickets/a/b", 404, "Not Found")]
    [InlineData("GET", "/tickets/a/b/", 404, "Not Found")]
    [InlineData("DELETE", "/tickets/issue", 405, "Method Not Allowed")]
    [InlineData("DELETE", "/tickets", 405, "Method Not Allowed")]
    [InlineData("POST", "/", 405, "Method Not Allowed")]
    public async Task Errors_have_the_movie_APIs_details(string method, string path, int status, string detail)
    {
        var answer = await platform.Client.SendAsync(new HttpMethod(method), path);

        Assert.Equal((status, detail), (answer.Status, answer.Body.GetProperty("detail").GetString()));
        answer.IsProblemIn(ApiContract.Movie);
    }

    [Fact]
    public async Task A_405_response_lists_the_allowed_methods()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/tickets");
        using var response = await platform.Client.SendAsync(request);

        Assert.Equal(405, (int)response.StatusCode);
        Assert.Equal(["GET", "HEAD", "OPTIONS"], response.Content.Headers.Allow.Order());
    }

    [Fact]
    public async Task The_root_path_returns_the_documented_status()
    {
        var answer = await platform.Client.SendAsync(HttpMethod.Get, "/");

        Assert.Equal(200, answer.Status);
        Assert.Equal("""{"status":"ok","message":"Movie Ticketing Backend is running"}""", answer.Text);
    }

    [Fact]
    public async Task Rejects_a_too_large_body()
    {
        var answer = await IssueAsync($$"""{"memo":"{{new string('m', 1024 * 1024)}}"}""");

        Assert.Equal((413, "request.too-large"), (answer.Status, answer.Reason));
        answer.IsProblemIn(ApiContract.Movie);
    }

    private static string NextKey() => new IdSource(TimeProvider.System).Next().ToString();

    private static string[] IdsOf(Answer answer) =>
        [.. answer.Body.GetProperty("ticket_ids").EnumerateArray().Select(id => id.GetString()!)];

    private Task<Answer> IssueAsync(string order, string? key = null) =>
        platform.Client.SendAsync(HttpMethod.Post, "/tickets/issue", null, Calls.Json(order), key);

    private Task<Answer> RefundAsync(string[] ids) => platform.Client.PostAsync(
        "/tickets/refund", $$"""{"ticket_ids":["{{string.Join("\",\"", ids)}}"],"reason":"ill"}""");
}
