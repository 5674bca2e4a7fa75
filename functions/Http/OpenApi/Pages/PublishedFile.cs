using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Serverless.Functions.Http.Compression;

namespace Serverless.Functions.Http.OpenApi.Pages;

/// <summary>
/// A file that is the same for all callers until the next release: compressed once, and sent only to clients that do
/// not have it.
/// </summary>
internal sealed class PublishedFile : IResult, IStatusCodeHttpResult
{
    private readonly byte[] _bytes;
    private readonly byte[] _compressed;
    private readonly EntityTagHeaderValue _tag;
    private readonly string _mediaType;

    public PublishedFile(byte[] bytes, string mediaType, byte[]? compressed = null)
    {
        (_bytes, _mediaType) = (bytes, mediaType);
        _compressed = compressed ?? Compress(bytes);

        // Weak, because the compressed form has the same tag.
        _tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"", isWeak: true);
    }

    public int? StatusCode => StatusCodes.Status200OK;

    /// <summary>The page's own policy, which replaces the default one; null for other files.</summary>
    public string? ContentSecurityPolicy { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        response.Headers.ETag = _tag.ToString();
        response.Headers.CacheControl = "no-cache";
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);

        if (ContentSecurityPolicy is not null)
        {
            response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        }

        if (IsKnownTo(request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;

            return;
        }

        var isCompressed = ContentCodings.TakesGzip(request);
        var body = isCompressed ? _compressed : _bytes;
        response.ContentType = _mediaType;
        response.ContentLength = body.Length;

        if (isCompressed)
        {
            response.Headers.ContentEncoding = ContentCodings.Gzip;
        }

        if (!HttpMethods.IsHead(request.Method))
        {
            await response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }

    private bool IsKnownTo(HttpRequest request) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
        && tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(_tag, useStrongComparison: false));

    private static byte[] Compress(byte[] bytes)
    {
        using var memory = new MemoryStream();

        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return memory.ToArray();
    }
}
