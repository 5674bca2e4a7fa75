using System.Text;
using System.Text.Json.Nodes;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.Routing;

namespace Serverless.Functions.Tests.Http.OpenApi;

/// <summary>The check that all other tests lean on sees what it is there to see.</summary>
public sealed class ContractCheckTests
{
    private const string Path = "/api/v1/events/0198c0de-0000-7000-8000-000000000001";

    private const string Error = """
        {
          "type": "about:blank", "title": "Not Found", "status": 404, "detail": "d", "success": false, "error": "e",
          "message": "m", "code": "NOT_FOUND", "reason": "catalogue.unknown-performance"
        }
        """;

    private static readonly JsonObject Document = ApiDocument.Of(
        FunctionTable.Of(typeof(FunctionApp).Assembly), typeof(FunctionApp).Assembly);

    private readonly ContractCheck _check = new(Document);

    [Fact]
    public void Accepts_what_is_declared() => Assert.Empty(Check(404, Error));

    [Theory]
    [InlineData(404, "catalogue.unknown-performance", "seats.taken", "seats.taken")]
    [InlineData(409, "", "", "declares no 409")]
    [InlineData(404, "\"status\": 404", "\"status\": \"404\"", "String instead of integer")]
    [InlineData(404, "\"success\": false", "\"success\": true", "const")]
    [InlineData(404, "\"detail\": \"d\", ", "", "detail is missing")]
    [InlineData(404, "\"detail\"", "\"secret\": 1, \"detail\"", "nobody declared secret")]
    public void Sees_what_is_not_declared(int status, string there, string instead, string offence)
    {
        var body = there.Length == 0 ? Error : Error.Replace(there, instead, StringComparison.Ordinal);

        Assert.Contains(offence, string.Join("; ", Check(status, body)), StringComparison.Ordinal);
    }

    [Fact]
    public void Sees_another_media_type() =>
        Assert.NotEmpty(_check.Check("GET", Path, 404, "text/plain", Encoding.UTF8.GetBytes(Error)));

    [Fact]
    public void Sees_a_body_where_none_is_declared() =>
        Assert.NotEmpty(_check.Check("HEAD", Path, 404, "application/json", Encoding.UTF8.GetBytes(Error)));

    [Fact]
    public void Sees_an_answer_where_nothing_is_declared() =>
        Assert.NotEmpty(_check.Check("DELETE", Path, 200, "application/json", "{}"u8.ToArray()));

    [Theory]
    [InlineData("X-Request-Id", "a", null)]
    [InlineData("x-ratelimit-remaining", "7", null)]
    [InlineData("X-RateLimit-Remaining", "seven", "no whole number")]
    [InlineData("X-Secret", "a", "nobody declared: X-Secret")]
    [InlineData("Retry-After", "1", "nobody declared: Retry-After")]
    [InlineData("ETag", "a", "nobody declared: ETag")]
    [InlineData("Vary", "Origin", null)]
    public void Sees_a_header_that_is_not_declared_for_the_status(string name, string value, string? offence)
    {
        var found = string.Join("; ", _check.Check(
            "GET", Path, 404, "application/json", Encoding.UTF8.GetBytes(Error), [KeyValuePair.Create(name, value)]));

        Assert.Equal(offence is null, found.Length == 0);
        Assert.Contains(offence ?? string.Empty, found, StringComparison.Ordinal);
    }

    private IReadOnlyList<string> Check(int status, string body) =>
        _check.Check("GET", Path, status, "application/json", Encoding.UTF8.GetBytes(body));
}
