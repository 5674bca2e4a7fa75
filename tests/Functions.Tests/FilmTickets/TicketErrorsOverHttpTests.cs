using System.Text.Json;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.FilmTickets;

/// <summary>
/// Validation errors of the movie API: the type, the location and the input of each error.
/// </summary>
[Collection(PlatformTests.Name)]
public sealed class TicketErrorsOverHttpTests(PlatformFixture platform)
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
    public async Task Returns_the_validation_error_of_a_body(string path, string body, string error) =>
        AssertError(await platform.Client.PostAsync(path, body), error);

    [Theory]
    [InlineData("limit=0", """greater_than_equal ["query","limit"] "0" {"ge":1}""")]
    [InlineData("limit=1001", """less_than_equal ["query","limit"] "1001" {"le":1000}""")]
    [InlineData("limit=ten", "int_parsing [\"query\",\"limit\"] \"ten\"")]
    [InlineData("offset=-1", """greater_than_equal ["query","offset"] "-1" {"ge":0}""")]
    [InlineData("offset=1.5", "int_parsing [\"query\",\"offset\"] \"1.5\"")]
    [InlineData("status=cancelled", """enum ["query","status"] "cancelled" {"expected":"'issued' or 'canceled'"}""")]
    [InlineData("status=Issued", """enum ["query","status"] "Issued" {"expected":"'issued' or 'canceled'"}""")]
    public async Task Returns_the_validation_error_of_a_query(string query, string error) =>
        AssertError(await platform.Client.SendAsync(HttpMethod.Get, $"/tickets?{query}"), error);

    [Fact]
    public async Task Returns_all_validation_errors()
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
    public async Task Returns_the_offset_of_a_JSON_error(string body, int offset)
    {
        var answer = await platform.Client.PostAsync(Issue, body);

        Assert.Equal(400, answer.Status);
        answer.IsProblemIn(ApiContract.Movie);
        var error = Assert.Single(answer.Body.GetProperty("detail").EnumerateArray());
        Assert.Equal("json_invalid", error.GetProperty("type").GetString());
        Assert.Equal($"[\"body\",{offset}]", error.GetProperty("loc").GetRawText());
    }

    [Fact]
    public async Task Does_not_return_a_long_input()
    {
        var answer = await platform.Client.PostAsync(
            Issue, $$"""{"theater_name":"{{new string('t', 2000)}}","user_id":"u","movie_title":"m","price_krw":1}""");

        AssertError(answer, """string_too_long ["body","theater_name"] null {"max_length":100}""");
    }

    private static string[] TypesOf(Answer answer) =>
        [.. answer.Body.GetProperty("detail").EnumerateArray().Select(error => error.GetProperty("type").GetString()!)];

    private static void AssertError(Answer answer, string expected)
    {
        Assert.Equal(400, answer.Status);
        answer.IsProblemIn(ApiContract.Movie);
        var error = Assert.Single(answer.Body.GetProperty("detail").EnumerateArray());
        var context = error.TryGetProperty("ctx", out var limits)
            ? $" {limits.GetRawText().Replace(@"\u0027", "'", StringComparison.Ordinal)}"
            : string.Empty;
        Assert.Equal(
            expected,
            $"{error.GetProperty("type").GetString()} {Raw(error, "loc")} {Raw(error, "input")}{context}");
        Assert.Equal("tickets.bad-field", answer.Reason);
    }

    private static string Raw(JsonElement error, string member) => error.GetProperty(member).GetRawText();
}
