using System.IO.Compression;
using System.Net;
using System.Text;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.Routing;
using Serverless.Functions.Tests.Http.Identifiers;

namespace Serverless.Functions.Tests.Http.OpenApi;

/// <summary>
/// Compares every response that a test receives with the API description, so that the description agrees with every
/// response in the tests. Every identifier in it that the platform made says version 4.
/// </summary>
internal sealed class ContractHandler(HttpMessageHandler inner, ContractCheck check) : DelegatingHandler(inner)
{
    // All platforms have the same description. The functions that some tests add answer below /probe.
    private static readonly Lazy<ContractCheck> Contract = new(() => new ContractCheck(ApiDocument.Of(
        FunctionTable.Of(typeof(FunctionApp).Assembly), typeof(FunctionApp).Assembly)));

    /// <summary>A client that compares every response with the description.</summary>
    public static HttpClient ClientOf(Uri address) =>
        new(new ContractHandler(new SocketsHttpHandler(), Contract.Value)) { BaseAddress = address };

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await RememberAsync(request, cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);

        if (IsRejectedByTheServer(request, response) || IsInjectedFault(request, response))
        {
            return response;
        }

        var body = await ReadAsync(response.Content, cancellationToken);
        var differences = check.Check(
            request.Method.Method,
            request.RequestUri!.AbsolutePath,
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            body,
            [.. response.Headers.Concat(response.Content.Headers)
                .Select(header => KeyValuePair.Create(header.Key, string.Join(", ", header.Value)))]);

        var refused = Uuids.MintedIn(Encoding.UTF8.GetString(body)).Where(id => !Uuids.SaysVersion4(id));
        string[] found =
        [
            .. differences,
            .. refused.Select(id => $"{id} does not say version 4"),
            .. AnswerRules.Check(request, response, body),
        ];

        return found.Length == 0
            ? response
            : throw new ContractException(
                $"{request.Method} {request.RequestUri.AbsolutePath}: {string.Join("; ", found)}");
    }

    // What a test makes up may come back in a later response.
    private static async Task RememberAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Uuids.RememberSent($"{request.RequestUri}\n{request.Headers}");

        if (request.Content is ByteArrayContent content)
        {
            // Some tests name a charset that this runtime does not know.
            Uuids.RememberSent(Encoding.UTF8.GetString(await content.ReadAsByteArrayAsync(cancellationToken)));
        }
    }

    // The server rejects a path with a null character before any function runs, so the response has no request id.
    private static bool IsRejectedByTheServer(HttpRequestMessage request, HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.BadRequest
        && !response.Headers.Contains("X-Request-Id")
        && request.RequestUri!.AbsolutePath.Contains("%00", StringComparison.Ordinal);

    // The mock aborts its connection to the host, and the host sends the response instead.
    private static bool IsInjectedFault(HttpRequestMessage request, HttpResponseMessage response) =>
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

/// <summary>A response that differs from the API description.</summary>
internal sealed class ContractException(string message) : Exception(message);
