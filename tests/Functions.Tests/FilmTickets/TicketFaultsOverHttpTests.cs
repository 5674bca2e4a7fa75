using System.Text.Json;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.FilmTickets;

/// <summary>
/// What the movie API says of requests that it cannot take: each mistake, where it is, and what stands there.
/// </summary>
[Collection(PlatformTests.Name)]
public sealed class TicketFaultsOverHttpTests(PlatformFixture platform)
{
    private const string Issue = "/tickets/issue";
    private const string Refund = "/tickets/refund";

    [Theory]
    [InlineData(Issue, "", """missing ["body"] null""")]
    [InlineData(Issue, "[1]", """model_attributes_type ["body"] [1]""")]
    [InlineData(Issue, "null", """model_attributes_type ["body"] null""")]
    [InlineData(Issue, """{"user_id":"u","movie_title":"m","price_krw":1}""",
        """missing ["body","theater_name"] {"user_id":"u","movie_title":"m","price_krw":1}""")]
    [InlineData(Issue, """{"theater_name":null,"user_id":"u","movie_title":"m","price_krw":1}""",
        """string_type ["body","theater_name"] null""")]
    [InlineData(Issue, """{"theater_name":"","user_id":"u","movie_title":"m","price_krw":1}""",
        """string_too_short ["body","theater_name"] "" {"min_length":1}""")]
    [InlineData(Issue, """{"theater_name":"t","user_id":7,"movie_title":"m","price_krw":1}""",
        """string_type ["body","user_id"] 7""")]
    [InlineData(Issue, """{"theater_name":"t","user_id":"u","movie_title":"m","price_krw":0}""",
        """greater_than_equal ["body","price_krw"] 0 {"ge":1}""")]
    [InlineData(Issue, """{"theater_name":"t","user_id":"u","movie_title":"m","price_krw":1000001}""",
        """less_than_equal ["body","price_krw"] 1000001 {"le":1000000}""")]
    [InlineData(Issue, """{"theater_name":"t","user_id":"u","movie_title":"m","price_krw":12345678901234567890}""",
        """less_than_equal ["body","price_krw"] 12345678901234567890 {"le":1000000}""")]
    [InlineData(Issue, """{"theater_name":"t","user_id":"u","movie_title":"m","price_krw":1.5}""",
        """int_from_float ["body","price_krw"] 1.5""")]
    [InlineData(Issue, """{"theater_name":"t","user_id":"u","movie_title":"m","price_krw":"ten"}""",
        "int_parsing [\"body\",\"price_krw\"] \"ten\"")]
    [InlineData(Issue, """{"theater_name":"t","user_id":"u","movie_title":"m","price_krw":[]}""",
        """int_type ["body","price_krw"] []""")]
    [InlineData(Issue, """{"theater_name":"t","user_id":"u","movie_title":"m","price_krw":1,"quantity":0}""",
        """greater_than_equal ["body","quantity"] 0 {"ge":1}""")]
    [InlineData(Issue, """{"theater_name":"t","user_id":"u","movie_title":"m","price_krw":1,"quantity":11}""",
        """less_than_equal ["body","quantity"] 11 {"le":10}""")]
    [InlineData(Issue, """{"theater_name":"t","user_id":"u","movie_title":"m","price_krw":1,"quantity":null}""",
        """int_type ["body","quantity"] null""")]
    [InlineData(Issue, """{"theater_name":"t","user_id":"u","movie_title":"m","price_krw":1,"memo":7}""",
        """string_type ["body","memo"] 7""")]
    [InlineData(Refund, "{}", """missing ["body","ticket_ids"] {}""")]
    [InlineData(Refund, """{"ticket_ids":"a"}""", "list_type [\"body\",\"ticket_ids\"] \"a\"")]
    [InlineData(Refund, """{"ticket_ids":["a",null]}""", """string_type ["body","ticket_ids",1] null""")]
    [InlineData(Refund, """{"ticket_ids":[]}""",
        """too_short ["body","ticket_ids"] [] {"field_type":"List","min_length":1,"actual_length":0}""")]
    [InlineData(Refund, """{"ticket_ids":["a"],"reason":1}""", """string_type ["body","reason"] 1""")]
    public async Task Says_what_is_wrong_with_a_body(string path, string body, string fault) =>
        AssertFaults(await platform.Client.PostAsync(path, body), fault);

    [Theory]
    [InlineData("limit=0", """greater_than_equal ["query","limit"] "0" {"ge":1}""")]
    [InlineData("limit=1001", """less_than_equal ["query","limit"] "1001" {"le":1000}""")]
    [InlineData("limit=ten", "int_parsing [\"query\",\"limit\"] \"ten\"")]
    [InlineData("offset=-1", """greater_than_equal ["query","offset"] "-1" {"ge":0}""")]
    [InlineData("offset=1.5", "int_parsing [\"query\",\"offset\"] \"1.5\"")]
    [InlineData("status=cancelled", """enum ["query","status"] "cancelled" {"expected":"'issued' or 'canceled'"}""")]
    [InlineData("status=Issued", """enum ["query","status"] "Issued" {"expected":"'issued' or 'canceled'"}""")]
    public async Task Says_what_is_wrong_with_a_query(string query, string fault) =>
        AssertFaults(await platform.Client.SendAsync(HttpMethod.Get, $"/tickets?{query}"), fault);

    [Fact]
    public async Task Says_everything_at_once()
    {
        var members = await platform.Client.PostAsync(Issue, """{"theater_name":1,"price_krw":"x"}""");
        var limits = await platform.Client.PostAsync(
            Issue, """{"theater_name":"","user_id":"","movie_title":"m","price_krw":0,"quantity":11}""");
        var query = await platform.Client.SendAsync(HttpMethod.Get, "/tickets?limit=0&offset=-1");

        Assert.Equal(["string_type", "missing", "missing", "int_parsing"], TypesOf(members));
        Assert.Equal(
            ["string_too_short", "string_too_short", "greater_than_equal", "less_than_equal"], TypesOf(limits));
        Assert.Equal(["greater_than_equal", "greater_than_equal"], TypesOf(query));
    }

    [Theory]
    [InlineData("{", 1)]
    [InlineData("""{"theater_name":"강남",}""", 21)]
    [InlineData("{\n\"theater_name\": oops}", 18)]
    public async Task Says_where_a_body_ceases_to_be_JSON(string body, int offset)
    {
        var answer = await platform.Client.PostAsync(Issue, body);

        Assert.Equal(400, answer.Status);
        answer.IsProblemIn(ApiContract.Movie);
        var fault = Assert.Single(answer.Body.GetProperty("detail").EnumerateArray());
        Assert.Equal("json_invalid", fault.GetProperty("type").GetString());
        Assert.Equal($"[\"body\",{offset}]", fault.GetProperty("loc").GetRawText());
    }

    [Fact]
    public async Task Sends_no_long_input_back()
    {
        var answer = await platform.Client.PostAsync(
            Issue, $$"""{"theater_name":"{{new string('t', 2000)}}","user_id":"u","movie_title":"m","price_krw":1}""");

        AssertFaults(answer, """string_too_long ["body","theater_name"] null {"max_length":100}""");
    }

    private static string[] TypesOf(Answer answer) =>
        [.. answer.Body.GetProperty("detail").EnumerateArray().Select(fault => fault.GetProperty("type").GetString()!)];

    private static void AssertFaults(Answer answer, string expected)
    {
        Assert.Equal(400, answer.Status);
        answer.IsProblemIn(ApiContract.Movie);
        var fault = Assert.Single(answer.Body.GetProperty("detail").EnumerateArray());
        var context = fault.TryGetProperty("ctx", out var limits)
            ? $" {limits.GetRawText().Replace(@"\u0027", "'", StringComparison.Ordinal)}"
            : string.Empty;
        Assert.Equal(
            expected,
            $"{fault.GetProperty("type").GetString()} {Raw(fault, "loc")} {Raw(fault, "input")}{context}");
        Assert.Equal("tickets.bad-field", answer.Reason);
    }

    private static string Raw(JsonElement fault, string member) => fault.GetProperty(member).GetRawText();
}
