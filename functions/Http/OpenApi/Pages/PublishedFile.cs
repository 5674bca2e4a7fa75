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
    // Made once for all clients, so it may take some milliseconds.
    private const int BrotliQuality = 7;

    private readonly byte[] _bytes;
    private readonly byte[] _gzip;
    private readonly Lazy<byte[]> _brotli;
    private readonly EntityTagHeaderValue _tag;
    private readonly string _mediaType;

    public PublishedFile(byte[] bytes, string mediaType, byte[]? gzip = null)
    {
        (_bytes, _mediaType) = (bytes, mediaType);
        _gzip = gzip ?? Compress(bytes);
        _brotli = new Lazy<byte[]>(() => Compressor.Compress(
            ContentCoding.Brotli, stream => stream.Write(bytes), BrotliQuality));

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

        var coding = ContentCodings.Best(request);
        var body = coding switch
        {
            ContentCoding.Brotli => _brotli.Value,
            ContentCoding.Gzip => _gzip,
            _ => _bytes,
        };
        response.ContentType = _mediaType;
        response.ContentLength = body.Length;

        if (coding != ContentCoding.Identity)
        {
            response.Headers.ContentEncoding = ContentCodings.NameOf(coding);
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
