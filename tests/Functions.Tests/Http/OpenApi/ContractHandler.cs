using System.IO.Compression;
using System.Net;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.Routing;

namespace Serverless.Functions.Tests.Http.OpenApi;

/// <summary>
/// Holds every answer that a test receives against the API's description, so that the description is never wrong about
/// anything that any test has seen.
/// </summary>
internal sealed class ContractHandler(HttpMessageHandler inner, ContractCheck check) : DelegatingHandler(inner)
{
    // The same for all platforms but those that bring functions of their own, and those answer below /probe.
    private static readonly Lazy<ContractCheck> Contract = new(() => new ContractCheck(ApiDocument.Of(
        FunctionTable.Of(typeof(FunctionApp).Assembly), typeof(FunctionApp).Assembly)));

    /// <summary>A client whose every answer is held against the description.</summary>
    public static HttpClient ClientOf(Uri address) =>
        new(new ContractHandler(new SocketsHttpHandler(), Contract.Value)) { BaseAddress = address };

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);

        if (IsRefusedByTheServer(request, response) || IsBrokenOnCommand(request, response))
        {
            return response;
        }

        var offences = check.Check(
            request.Method.Method,
            request.RequestUri!.AbsolutePath,
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            await ReadAsync(response.Content, cancellationToken),
            [.. response.Headers.Concat(response.Content.Headers)
                .Select(header => KeyValuePair.Create(header.Key, string.Join(", ", header.Value)))]);

        return offences.Count == 0
            ? response
            : throw new ContractException(
                $"{request.Method} {request.RequestUri.AbsolutePath}: {string.Join("; ", offences)}");
    }

    // No function hears of a path with a null in it, so nobody gives the request a name.
    private static bool IsRefusedByTheServer(HttpRequestMessage request, HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.BadRequest
        && !response.Headers.Contains("X-Request-Id")
        && request.RequestUri!.AbsolutePath.Contains("%00", StringComparison.Ordinal);

    // The mock aborts its connection to the host, and the host answers in its place.
    private static bool IsBrokenOnCommand(HttpRequestMessage request, HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.InternalServerError
        && !response.Headers.Contains("X-Request-Id")
        && request.Headers.Contains("X-Mock-Fault");

    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var bytes = await content.ReadAsByteArrayAsync(cancellationToken);

        var coding = content.Headers.ContentEncoding.FirstOrDefault();

        if (coding is null || bytes.Length == 0)
        {
            return bytes;
        }

        await using Stream unpacked = coding == "br"
            ? new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress)
            : new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        await unpacked.CopyToAsync(plain, cancellationToken);

        return plain.ToArray();
    }
}

/// <summary>An answer that the API's description does not know.</summary>
internal sealed class ContractException(string message) : Exception(message);
