using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Serverless.Functions.Http;

/// <summary>Reads requests' bodies.</summary>
internal static class HttpRequestBodyExtensions
{
    /// <summary>The body; a request without one is malformed.</summary>
    public static async ValueTask<T> ReadAsync<T>(
        this HttpRequest request, JsonTypeInfo<T> json, CancellationToken cancellationToken)
        where T : class =>
        await JsonRequest.ReadAsync(request, json, cancellationToken)
        ?? throw new MalformedRequestException("A JSON body is required.");

    /// <summary>The body, or null when the request has none.</summary>
    public static ValueTask<T?> ReadOptionalAsync<T>(
        this HttpRequest request, JsonTypeInfo<T> json, CancellationToken cancellationToken)
        where T : class =>
        JsonRequest.ReadAsync(request, json, cancellationToken);
}
