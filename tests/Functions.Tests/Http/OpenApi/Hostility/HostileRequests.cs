using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http.OpenApi.Hostility;

/// <summary>Makes hostile requests from the API description.</summary>
internal sealed partial class HostileRequests(JsonObject document, HostileTargets targets, string[] tokens)
{
    // The operations of the gateway contract move money, so they are called this much more often than the rest.
    private const int GatewayWeight = 3;

    private static readonly string[] MediaTypes =
    [
        "application/json", "application/json; charset=utf-16", "text/plain", "application/xml",
        "multipart/form-data; boundary=a", "application/x-www-form-urlencoded", "application/json, text/html", "*/*",
    ];

    private static readonly string[] Headers =
    [
        "X-Request-Id", "traceparent", "Accept", "Accept-Encoding", "If-None-Match", "Origin", "X-Forwarded-For",
    ];

    private static readonly string[] BadTokens =
    [
        "", "a", "a.b.c", "null",
        TestTokens.Expired, TestTokens.Invalid, TestTokens.Unsigned, TestTokens.MissingSubject,
        new('a', 8000), "eyJhbGciOiJub25lIn0..", "'; DROP TABLE documents; --",
    ];

    // They end the sessions of the tokens, and all later requests would be refused for that.
    private static readonly string[] EndingSessions = ["/api/auth/logout", "/api/auth/logout-everywhere"];

    private readonly (string Path, string Method, JsonObject Operation)[] _operations =
    [
        .. from path in document["paths"]!.AsObject()
           where !EndingSessions.Contains(path.Key)
           from operation in path.Value!.AsObject()
           from _ in Enumerable.Range(0, IsGateway(operation.Value!) ? GatewayWeight : 1)
           select (path.Key, operation.Key.ToUpperInvariant(), operation.Value!.AsObject()),
    ];

    private readonly SchemaCheck _schemas = new(document);

    /// <summary>Makes the same request for the same seed.</summary>
    public HttpRequestMessage Make(int seed)
    {
        var random = new Random(seed);
        var values = new HostileValues(random, _schemas, targets);
        var (path, method, operation) = values.Pick(_operations);
        var request = new HttpRequestMessage(new HttpMethod(method), PathOf(path, operation, values))
        {
            Content = operation["requestBody"] is not null || (method is not ("GET" or "HEAD") && values.Chance(20))
                ? BodyOf(operation, values, random)
                : null,
        };
        AddHeaders(request, values, isGuarded: IsGuarded(operation));

        return request;
    }

    private string PathOf(string path, JsonObject operation, HostileValues values)
    {
        // Every server rejects a path of a hundred thousand characters before a function runs.
        string Short() => values.Text() is { Length: <= 500 } text ? text : "long";

        var filled = Parameter().Replace(path, part => (values.Chance(60), FindTargets(path, part)) switch
        {
            (true, { } known) => Uri.EscapeDataString(values.Pick(known)),
            (true, null) => Uri.EscapeDataString(values.Pick(targets.All)),
            _ => Uri.EscapeDataString(Short()) is { Length: > 0 } escaped ? escaped : "%20",
        });
        var query = operation["parameters"]!.AsArray().OfType<JsonObject>()
            .Where(parameter => (string?)parameter["in"] == "query")
            .Select(parameter => (string)parameter["name"]!)
            .Append("unknown")
            .Where(_ => values.Chance(40))
            .SelectMany(name => Enumerable.Repeat(name, values.Chance(10) ? 2 : 1))
            .Select(name => $"{name}={Uri.EscapeDataString(values.TryFindTarget(name) ?? Short())}");

        return $"{filled}?{string.Join('&', query)}";
    }

    // By the parameter's own name, or by the path segment before it: /api/v1/payment/intent/{id}.
    private IReadOnlyList<string>? FindTargets(string path, Match part) =>
        targets.Find(part.Value.Trim('{', '}')) ?? targets.Find(path[..part.Index].TrimEnd('/').Split('/')[^1]);

    private static bool IsGateway(JsonNode operation) =>
        operation["tags"]!.AsArray().Any(tag => (string?)tag == nameof(ApiContract.Gateway));

    private static ByteArrayContent BodyOf(JsonObject operation, HostileValues values, Random random)
    {
        var schema = operation["requestBody"]?["content"]?["application/json"]?["schema"] as JsonObject ?? [];
        var text = values.Body(schema, harmPercent: values.Pick([0, 5, 20]));
        var bytes = Encoding.UTF8.GetBytes(text);
        bytes = random.Next(25) switch
        {
            0 => bytes[..random.Next(bytes.Length + 1)],
            1 => [0xEF, 0xBB, 0xBF, .. bytes],
            2 => [.. bytes, 0],
            3 => [.. bytes, .. bytes],
            4 => [0xFF, 0xFE, 0xC3, 0x28],
            5 => Encoding.Unicode.GetBytes(text),
            _ => bytes,
        };
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation(
            "Content-Type", values.Chance(85) ? "application/json" : values.Pick(MediaTypes));

        return content;
    }

    private void AddHeaders(HttpRequestMessage request, HostileValues values, bool isGuarded)
    {
        if (isGuarded ? values.Chance(90) : values.Chance(20))
        {
            var token = values.Chance(85) ? values.Pick(tokens) : values.Pick(BadTokens);
            request.Headers.TryAddWithoutValidation("Authorization", values.Chance(97) ? $"Bearer {token}" : token);
        }

        if (values.Chance(3))
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer second");
        }

        if (values.Chance(80))
        {
            request.Headers.TryAddWithoutValidation(
                "Idempotency-Key", values.Chance(80) ? values.Fresh() : Plain(values.Text()));
        }

        if (values.Chance(10))
        {
            request.Headers.TryAddWithoutValidation(
                values.Pick(Headers), Plain(values.Text()));
        }
    }

    private static bool IsGuarded(JsonObject operation) => operation["security"]!.AsArray() is { Count: > 0 } schemes
        && schemes.All(scheme => scheme!.AsObject().Count > 0);

    // HttpClient does not send any other characters in a header.
    private static string Plain(string text) =>
        new([.. text.Where(character => character is > ' ' and < '\u007f').Take(2000)]);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
