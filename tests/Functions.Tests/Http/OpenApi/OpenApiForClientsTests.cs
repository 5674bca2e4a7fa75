using System.Text.Json.Nodes;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.Routing;

namespace Serverless.Functions.Tests.Http.OpenApi;

/// <summary>What a client needs besides paths and bodies: tokens, headers and idempotency keys.</summary>
public sealed class OpenApiForClientsTests
{
    private static readonly JsonObject Document = ApiDocument.Of(
        FunctionTable.Of(typeof(FunctionApp).Assembly), typeof(FunctionApp).Assembly);

    [Theory]
    [InlineData("post", "/api/v1/queue/join", """[{},{"bearer":[]}]""")]
    [InlineData("post", "/tickets/issue", """[{},{"bearer":[]}]""")]
    [InlineData("get", "/tickets/{id}", """[{},{"bearer":[]}]""")]
    [InlineData("get", "/api/v1/events", """[{},{"bearer":[]}]""")]
    [InlineData("post", "/api/v1/reservations/create", """[{"bearer":[]}]""")]
    [InlineData("get", "/api/v1/admin/events", """[{"adminBearer":[]}]""")]
    [InlineData("get", "/healthz", "[]")]
    [InlineData("post", "/OTA/GetEvents", "[]")]
    [InlineData("get", "/f13/events.v1", "[]")]
    public void Declares_a_token_as_required_optional_or_unused(
        string method, string path, string security) =>
        Assert.Equal(security, Operation(method, path)["security"]!.ToJsonString());

    [Theory]
    [InlineData("post", "/api/v1/reservations/create", "201", "Idempotency-Replayed", "X-Idempotency-Cached")]
    [InlineData("post", "/api/v1/reservations/create", "409", "Retry-After")]
    [InlineData("post", "/api/v1/reservations/create", "401", "WWW-Authenticate", "Retry-After")]
    [InlineData("post", "/api/v1/reservations/create", "429", "Retry-After")]
    [InlineData("post", "/api/v1/reservations/create", "503", "Retry-After")]
    [InlineData("post", "/api/v1/reservations/create", "504", "Retry-After")]
    [InlineData("get", "/api/v1/reservations/my", "401", "WWW-Authenticate")]
    [InlineData("get", "/api/v1/reservations/my", "200")]
    [InlineData("get", "/f13/events.v1", "401", "WWW-Authenticate")]
    [InlineData("get", "/openapi.json", "200", "ETag")]
    [InlineData("get", "/openapi.json", "304", "ETag")]
    public void Declares_the_headers_of_every_status(string method, string path, string status, params string[] special)
    {
        string[] always =
        [
            "X-Request-Id", "X-Trace-Id", "RateLimit-Policy", "RateLimit", "X-RateLimit-Limit", "X-RateLimit-Remaining",
            "X-RateLimit-Reset", "X-RateLimit-Window",
        ];

        Assert.Equal(
            always.Concat(special).Order(StringComparer.Ordinal),
            Operation(method, path)["responses"]![status]!["headers"]!.AsObject().Select(header => header.Key)
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Declares_no_rate_limit_headers_for_an_unlimited_endpoint() =>
        Assert.Equal(
            ["X-Request-Id", "X-Trace-Id"],
            Operation("get", "/healthz")["responses"]!["200"]!["headers"]!.AsObject().Select(header => header.Key));

    [Fact]
    public void Documents_the_lifetime_and_scope_of_an_idempotency_key()
    {
        var keys = Document["components"]!["parameters"]!.AsObject()
            .Where(parameter => parameter.Key.EndsWith("IdempotencyKey", StringComparison.Ordinal))
            .Where(parameter => parameter.Key != "OwnIdempotencyKey")
            .Select(parameter => (string)parameter.Value!["description"]!).ToArray();

        Assert.NotEmpty(keys);
        Assert.All(keys, description => Assert.All(
            (string[])["300 seconds", "query", "body", "request.key-reused", "request.key-in-flight"],
            word => Assert.Contains(word, description, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/tickets/issue")]
    [InlineData("/tickets/{id}/check-in")]
    [InlineData("/api/v1/check-in")]
    public void Documents_the_keys_that_are_stored_with_their_operation(string path) =>
        Assert.Contains(
            "#/components/parameters/OwnIdempotencyKey",
            Operation("post", path)["parameters"]!.ToJsonString(),
            StringComparison.Ordinal);

    [Fact]
    public void Every_operation_accepts_a_traceparent() =>
        Assert.All(
            from path in Document["paths"]!.AsObject()
            from operation in path.Value!.AsObject()
            select operation.Value!["parameters"]!.ToJsonString(),
            parameters => Assert.Contains("#/components/parameters/TraceParent", parameters, StringComparison.Ordinal));

    private static JsonObject Operation(string method, string path) =>
        Document["paths"]![path]![method]!.AsObject();
}
