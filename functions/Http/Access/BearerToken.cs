using Microsoft.AspNetCore.Http;

namespace Serverless.Functions.Http.Access;

internal static class BearerToken
{
    private const string Scheme = "Bearer";

    /// <summary>The token of the Authorization header; empty when there is none, or one without the scheme.</summary>
    public static ReadOnlySpan<char> Find(HttpRequest request)
    {
        var header = request.Headers.Authorization;
        var words = header.Count == 1 ? header[0].AsSpan().Trim() : [];
        var space = words.IndexOf(' ');

        return space > 0 && words[..space].Equals(Scheme, StringComparison.OrdinalIgnoreCase)
            ? words[(space + 1)..].Trim()
            : [];
    }
}
