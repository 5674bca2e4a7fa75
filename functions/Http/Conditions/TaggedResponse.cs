using Microsoft.AspNetCore.Http;

namespace Serverless.Functions.Http.Conditions;

/// <summary>The headers of a response that carries a tag, also when its body is not sent again.</summary>
internal static class TaggedResponse
{
    public const string PrivateCaching = "private, no-cache";

    private const string PublicCaching = "public, no-cache";

    /// <summary>
    /// Sets the headers; true when the client of a GET has the body, and then the response is complete.
    /// </summary>
    public static bool IsNotModified(HttpResponse response, string tag, Tagging tagging)
    {
        var request = response.HttpContext.Request;
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        response.Headers.CacheControl = tagging is Tagging.Public ? PublicCaching : PrivateCaching;

        if (tagging is Tagging.Public)
        {
            AddVary(response);
        }

        // An edit whose response shows something else has set the tag of what it edited.
        if (response.Headers.ETag.Count == 0)
        {
            response.Headers.ETag = EntityTag.Quote(tag, isWeak: false);
        }

        if (!isRead || !EntityTag.IsKnownTo(request, tag))
        {
            return false;
        }

        response.StatusCode = StatusCodes.Status304NotModified;

        return true;
    }

    /// <summary>The body is sent in another coding.</summary>
    public static void Weaken(HttpResponse response, string? tag)
    {
        if (tag is not null)
        {
            response.Headers.ETag = EntityTag.Quote(tag, isWeak: true);
        }
    }

    /// <summary>The coding of the response depends on the request.</summary>
    public static void AddVary(HttpResponse response)
    {
        if (!response.Headers.Vary.Contains("Accept-Encoding"))
        {
            response.Headers.Append("Vary", "Accept-Encoding");
        }
    }
}
