using System.Text;
using System.Text.Json.Nodes;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.Routing;

namespace Serverless.Functions.Tests.Http.OpenApi;

/// <summary>The contract check, which all other tests use, finds each kind of difference.</summary>
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
    public void Accepts_a_declared_response() => Assert.Empty(Check(404, Error));

    [Theory]
    [InlineData(404, "catalogue.unknown-performance", "seats.taken", "seats.taken")]
    [InlineData(409, "", "", "declares no 409")]
    [InlineData(404, "\"status\": 404", "\"status\": \"404\"", "String instead of integer")]
    [InlineData(404, "\"success\": false", "\"success\": true", "const")]
    [InlineData(404, "\"detail\": \"d\", ", "", "detail is missing")]
    [InlineData(404, "\"detail\"", "\"secret\": 1, \"detail\"", "undeclared member secret")]
    public void Finds_an_undeclared_status_or_member(int status, string text, string replacement, string difference)
    {
        var body = text.Length == 0 ? Error : Error.Replace(text, replacement, StringComparison.Ordinal);

        Assert.Contains(difference, string.Join("; ", Check(status, body)), StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_an_undeclared_media_type() =>
        Assert.NotEmpty(_check.Check("GET", Path, 404, "text/plain", Encoding.UTF8.GetBytes(Error)));

    [Fact]
    public void Finds_an_undeclared_body() =>
        Assert.NotEmpty(_check.Check("HEAD", Path, 404, "application/json", Encoding.UTF8.GetBytes(Error)));

    [Fact]
    public void Finds_an_undeclared_method() =>
        Assert.NotEmpty(_check.Check("DELETE", Path, 200, "application/json", "{}"u8.ToArray()));

    [Theory]
    [InlineData("X-Request-Id", "a", null)]
    [InlineData("x-ratelimit-remaining", "7", null)]
    [InlineData("X-RateLimit-Remaining", "seven", "no whole number")]
    [InlineData("X-Secret", "a", "undeclared header: X-Secret")]
    [InlineData("Retry-After", "1", "undeclared header: Retry-After")]
    [InlineData("ETag", "a", "undeclared header: ETag")]
    [InlineData("Vary", "Origin", null)]
    public void Finds_an_undeclared_or_malformed_header(string name, string value, string? difference)
    {
        var found = string.Join("; ", _check.Check(
            "GET", Path, 404, "application/json", Encoding.UTF8.GetBytes(Error), [KeyValuePair.Create(name, value)]));

        Assert.Equal(difference is null, found.Length == 0);
        Assert.Contains(difference ?? string.Empty, found, StringComparison.Ordinal);
    }

    private IReadOnlyList<string> Check(int status, string body) =>
        _check.Check("GET", Path, status, "application/json", Encoding.UTF8.GetBytes(body));
}
