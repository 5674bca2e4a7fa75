using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Serverless.Functions.Tests.Edge.Description;

/// <summary>
/// Holds every answer that a test receives against the API's description, so that the description is never wrong about
/// anything that any test has seen.
/// </summary>
internal sealed class ContractHandler(HttpMessageHandler inner, ContractCheck check) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);

        if (IsRefusedByTheServer(request, response))
        {
            return response;
        }

        var offences = check.Check(
            request.Method.Method,
            request.RequestUri!.AbsolutePath,
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            await ReadAsync(response.Content, cancellationToken));

        return offences.Count == 0
            ? response
            : throw new ContractException($"{request.Method} {request.RequestUri.AbsolutePath}: {string.Join("; ", offences)}");
    }

    // No function hears of a path with a null in it, so nobody gives the request a name.
    private static bool IsRefusedByTheServer(HttpRequestMessage request, HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.BadRequest
        && !response.Headers.Contains("X-Request-Id")
        && request.RequestUri!.AbsolutePath.Contains("%00", StringComparison.Ordinal);

    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var bytes = await content.ReadAsByteArrayAsync(cancellationToken);

        if (!content.Headers.ContentEncoding.Contains("gzip") || bytes.Length == 0)
        {
            return bytes;
        }

        await using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        await gzip.CopyToAsync(plain, cancellationToken);

        return plain.ToArray();
    }
}

/// <summary>An answer that the API's description does not know.</summary>
internal sealed class ContractException(string message) : Exception(message);

/// <summary>Tells what an answer has that the API's description does not.</summary>
internal sealed class ContractCheck(JsonObject document)
{
    private static readonly string[] Unrouted = ["request.unknown-route", "request.method-not-allowed"];

    private readonly SchemaCheck _schemas = new(document);
    private readonly DescribedPaths _paths = new(document);

    public IReadOnlyList<string> Check(string method, string path, int status, string? mediaType, byte[] body)
    {
        if (method == "OPTIONS" || IsElsewhere(path))
        {
            return [];
        }

        if (_paths.Find(method, path) is not { } operation)
        {
            return status is 404 or 405 && (method == "HEAD" || Unrouted.Contains(ReasonIn(body)))
                ? []
                : [$"nobody declared {method} here, and it answers {status}"];
        }

        if (operation["responses"]![$"{status}"] is not JsonObject response)
        {
            return [$"{operation["operationId"]} declares no {status}: {Text(body)}"];
        }

        return response["content"] is not JsonObject content
            ? body.Length == 0 ? [] : [$"{status} has a body that nobody declared: {Text(body)}"]
            : CheckBody(content, status, mediaType, body);
    }

    private IReadOnlyList<string> CheckBody(JsonObject content, int status, string? mediaType, byte[] body)
    {
        if (mediaType is null || content[mediaType]?["schema"] is not JsonObject schema)
        {
            return [$"{status} is {mediaType ?? "nothing"} instead of {string.Join(" or ", content.Select(one => one.Key))}"];
        }

        if (mediaType != "application/json" && !mediaType.EndsWith("+json", StringComparison.Ordinal))
        {
            return [];
        }

        using var json = JsonDocument.Parse(body);

        return [.. _schemas.Check(json.RootElement, schema).Select(offence => $"{status} {offence} in {Text(body)}")];
    }

    // Live connections speak SignalR's own protocol.
    private static bool IsElsewhere(string path) => path.StartsWith("/client", StringComparison.OrdinalIgnoreCase);

    private static string? ReasonIn(byte[] body)
    {
        using var json = JsonDocument.Parse(body);

        return json.RootElement.TryGetProperty("reason", out var reason) ? reason.GetString() : null;
    }

    private static string Text(byte[] body) =>
        System.Text.Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 600)));
}
