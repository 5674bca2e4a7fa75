using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Serverless.Functions.Http;

/// <summary>
/// A success that clients may cache; for a client that has it, it is neither made nor sent again. The tag stands for
/// the content and is weak, because the same content may have different bytes.
/// </summary>
internal sealed class RecordableResult(string mediaType, string tag, string cacheControl, Func<byte[]> make)
    : IResult, IStatusCodeHttpResult
{
    private readonly EntityTagHeaderValue _tag = new($"\"{tag}\"", isWeak: true);

    public int? StatusCode => StatusCodes.Status200OK;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        response.Headers.ETag = _tag.ToString();
        response.Headers.CacheControl = cacheControl;

        if (IsKnownTo(request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;

            return;
        }

        var body = make();
        response.ContentType = mediaType;
        response.ContentLength = body.Length;

        if (!HttpMethods.IsHead(request.Method))
        {
            await response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }

    private bool IsKnownTo(HttpRequest request) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
        && tags.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(_tag, useStrongComparison: false));
}
