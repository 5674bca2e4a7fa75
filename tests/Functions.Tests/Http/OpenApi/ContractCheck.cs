using System.Text.Json;
using System.Text.Json.Nodes;

namespace Serverless.Functions.Tests.Http.OpenApi;

/// <summary>Reports each difference between a response and the API description.</summary>
internal sealed class ContractCheck(JsonObject document)
{
    // What a request gets that no function takes.
    private static readonly string[] Unrouted =
        ["request.unknown-route", "request.method-not-allowed", "request.too-large", "request.too-many"];

    private readonly SchemaCheck _schemas = new(document);
    private readonly HeaderCheck _headers = new(document);
    private readonly DescribedPaths _paths = new(document);

    public IReadOnlyList<string> Check(
        string method,
        string path,
        int status,
        string? mediaType,
        byte[] body,
        IReadOnlyCollection<KeyValuePair<string, string>>? headers = null)
    {
        if (method == "OPTIONS" || IsUndescribed(path))
        {
            return [];
        }

        if (_paths.Find(method, path) is not { } operation)
        {
            return status is 404 or 405 or 413 or 429 && (method == "HEAD" || Unrouted.Contains(ReasonIn(body)))
                ? []
                : [$"undeclared method {method}, and it answers {status}"];
        }

        if (operation["responses"]![$"{status}"] is not JsonObject response)
        {
            return [$"{operation["operationId"]} declares no {status}: {Text(body)}"];
        }

        return
        [
            .. _headers.Check(response, headers ?? []).Select(difference => $"{status} {difference}"),
            .. response["content"] is not JsonObject content
                ? body.Length == 0 ? [] : [$"{status} has an undeclared body: {Text(body)}"]
                : CheckBody(content, status, mediaType, body),
        ];
    }

    private IReadOnlyList<string> CheckBody(JsonObject content, int status, string? mediaType, byte[] body)
    {
        if (mediaType is null || content[mediaType]?["schema"] is not JsonObject schema)
        {
            return [$"{status} is {mediaType ?? "nothing"} instead of {content.ToJsonString()}"];
        }

        if (mediaType != "application/json" && !mediaType.EndsWith("+json", StringComparison.Ordinal))
        {
            return [];
        }

        using var json = JsonDocument.Parse(body);

        return
        [
            .. _schemas.Check(json.RootElement, schema)
                .Select(difference => $"{status} {difference} in {Text(body)}"),
        ];
    }

    // Live connections use the SignalR protocol, and the /probe functions exist only in tests.
    private static bool IsUndescribed(string path) =>
        path.StartsWith("/client", StringComparison.OrdinalIgnoreCase)
        || path.StartsWith("/probe/", StringComparison.OrdinalIgnoreCase);

    private static string? ReasonIn(byte[] body)
    {
        using var json = JsonDocument.Parse(body);

        return json.RootElement.TryGetProperty("reason", out var reason) ? reason.GetString() : null;
    }

    private static string Text(byte[] body) =>
        System.Text.Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 600)));
}
