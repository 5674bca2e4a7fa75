using System.Net.Http.Headers;
using System.Text;
using Serverless.Functions.Http.Routing;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http;

/// <summary>Headers and parameters that change what a request means are honoured or refused.</summary>
[Collection(PlatformTests.Name)]
public sealed class RequestRulesOverHttpTests(PlatformFixture platform)
{
    private static readonly FunctionTable Table = FunctionTable.Of(typeof(FunctionApp).Assembly);

    [Theory]
    [InlineData("Content-Encoding", "gzip", 415)]
    [InlineData("Content-Encoding", "br", 415)]
    [InlineData("Content-Encoding", "identity", 200)]
    [InlineData("Content-Type", "application/json; charset=utf-16", 415)]
    [InlineData("Content-Type", "application/json; charset=euc-kr", 415)]
    [InlineData("Content-Type", "application/json; charset=\"UTF-8\"", 200)]
    [InlineData("Content-Type", "application/json", 200)]
    [InlineData("Content-Type", "text/plain", 400)]
    [InlineData("Content-Type", null, 200)]
    [InlineData("X-HTTP-Method-Override", "DELETE", 400)]
    [InlineData("X-HTTP-Method-Override", "put", 200)]
    [InlineData("X-Method-Override", "PATCH", 400)]
    [InlineData("Content-Range", "bytes 0-4/10", 400)]
    [InlineData("If-Unmodified-Since", "Sat, 28 Nov 2026 00:00:00 GMT", 400)]
    [InlineData("If-Match", "x", 400)]
    [InlineData("If-None-Match", "x", 400)]
    [InlineData("X-Idempotency-Key", "0198c0de-0000-7000-8000-000000000001", 400)]
    [InlineData("Prefer", "return=minimal", 200)]
    [InlineData("Accept", "text/html", 200)]
    [InlineData("Range", "bytes=0-3", 200)]
    public async Task A_header_that_changes_the_meaning_is_heard(string name, string? value, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/auth/profile")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"name":"Ada Byron"}""")),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", platform.UserToken);

        if (name != "Content-Type")
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        }

        if (value is not null && !request.Headers.TryAddWithoutValidation(name, value))
        {
            request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        var answer = await platform.Client.ReadAsync(request);

        Assert.Equal((status, ""), (answer.Status, answer.Status == status ? "" : answer.Text));
    }

    [Theory]
    [InlineData("/api/v1/events?category=concert", "category")]
    [InlineData("/api/v1/seats/layouts?page=2", "page")]
    [InlineData("/api/v1/reservations/my?limit=5", "limit")]
    [InlineData("/tickets?theatre=CGV", "theatre")]
    [InlineData("/api/auth/profile?fields=name", "fields")]
    public async Task A_parameter_that_nobody_reads_is_refused(string path, string name)
    {
        var answer = await platform.Client.SendAsync(HttpMethod.Get, path, platform.UserToken);

        Assert.Equal((400, "request.unknown-parameter"), (answer.Status, answer.Reason));
        Assert.Contains(name, answer.Text, StringComparison.Ordinal);
    }

    public static TheoryData<string> Endpoints =>
    [
        .. Table.Functions
            .Where(function => function is { QueryNames: not null, Route: not null })
            .Where(function => function.Caller is not null)
            .Select(function => function.Name),
    ];

    public static TheoryData<string> Changes =>
    [
        .. Table.Functions
            .Where(function => function is { QueryNames: not null, Route: not null })
            .Where(function => !function.Methods.Contains("GET") && function.Methods.Count > 0)
            .Select(function => function.Name),
    ];

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Every_endpoint_refuses_an_unknown_parameter(string name)
    {
        using var request = RequestOf(name, "?nonsense=1");

        var answer = await platform.Client.ReadAsync(request);

        Assert.Equal((400, "request.unknown-parameter"), (answer.Status, answer.Reason));
        Assert.Contains("nonsense", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Every_change_refuses_a_compressed_body(string name)
    {
        using var request = RequestOf(name);
        request.Content = Calls.Json("{}");
        request.Content.Headers.ContentEncoding.Add("gzip");

        Assert.Equal((name, 415), (name, (await platform.Client.ReadAsync(request)).Status));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Every_change_honours_or_refuses_a_condition(string name)
    {
        using var request = RequestOf(name);
        request.Headers.Add("If-Match", "\"another\"");

        var answer = await platform.Client.ReadAsync(request);

        // An unknown id, or a body that is missing, is reported before a condition that is honoured.
        Assert.Contains(answer.Status, Table.Find(name).IsConditionalEdit ? [400, 404] : (int[])[412]);
    }

    [Theory]
    [InlineData("/health?probe=1")]
    [InlineData("/healthz?x=1")]
    [InlineData("/docs?v=2")]
    [InlineData("/?utm_source=mail")]
    public async Task Probes_and_pages_take_any_parameter(string path) =>
        Assert.Equal(200, (await platform.Client.SendAsync(HttpMethod.Get, path)).Status);

    [Theory]
    [InlineData("""{"email":"eve@example.com"}""", "email")]
    [InlineData("""{"name":"Ada Byron","role":"ADMIN"}""", "role")]
    [InlineData("""{"birth_date":"1990-01-01"}""", "birth_date")]
    [InlineData("""{"password":"another"}""", "password")]
    public async Task A_profile_refuses_what_it_does_not_change(string body, string member)
    {
        var answer = await platform.Client.SendAsync(
            HttpMethod.Put, "/api/auth/profile", platform.UserToken, Calls.Json(body));

        Assert.Equal((400, "request.unknown-member"), (answer.Status, answer.Reason));
        Assert.Contains(member, answer.Message, StringComparison.Ordinal);
    }

    private HttpRequestMessage RequestOf(string name, string query = "")
    {
        var function = Table.Find(name);
        var request = new HttpRequestMessage(new HttpMethod(function.Methods[0]), Calls.PathOf(function) + query);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", platform.AdminToken);

        return request;
    }

    [Fact]
    public async Task A_key_in_upper_case_is_the_same_key()
    {
        var body = CatalogueCalls.Event("Evening").ToJsonString();
        const string Key = "0198c0de-abcd-7000-8000-00000000abcd";

        var first = await platform.Client.PostAsync(CatalogueCalls.Admin, body, platform.AdminToken, Key);
        var again = await platform.Client.PostAsync(
            CatalogueCalls.Admin, body, platform.AdminToken, Key.ToUpperInvariant());

        Assert.Equal((201, first.Text), (again.Status, again.Text));
    }

    [Fact]
    public async Task A_film_ticket_is_found_in_upper_case_and_by_another_form_of_its_names()
    {
        var issued = await platform.Client.PostAsync(
            "/tickets/issue",
            """{"theater_name":"강남","user_id":"u-forms","movie_title":"각","price_krw":1}""",
            platform.AdminToken);
        var id = issued.Body.GetProperty("ticket_ids")[0].GetString()!;

        var shown = await platform.Client.SendAsync(
            HttpMethod.Get, $"/tickets/{id.ToUpperInvariant()}", platform.AdminToken);
        var list = await platform.Client.SendAsync(
            HttpMethod.Get, $"/tickets?user_id=u-forms&movie_title={Uri.EscapeDataString("\u1100\u1161\u11A8")}",
            platform.AdminToken);

        Assert.Equal((200, id), (shown.Status, shown.Body.Id()));
        Assert.Equal(1, list.Body.GetProperty("total").GetInt32());
    }
}
