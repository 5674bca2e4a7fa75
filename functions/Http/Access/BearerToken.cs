using Microsoft.AspNetCore.Http;

namespace Serverless.Functions.Http.Access;

internal static class BearerToken
{
    private const string Scheme = "Bearer";

    /// <summary>
    /// The token of the Authorization header; empty when there is none. CloudJet's clients may omit the scheme.
    /// </summary>
    public static ReadOnlySpan<char> Find(HttpRequest request, ApiContract apiContract)
    {
        var header = request.Headers.Authorization;
        var words = header.Count == 1 ? header[0].AsSpan().Trim() : [];
        var space = words.IndexOf(' ');

        return space switch
        {
            < 0 when words.Equals(Scheme, StringComparison.OrdinalIgnoreCase) => [],
            < 0 => apiContract == ApiContract.CloudJet ? words : [],
            _ when words[..space].Equals(Scheme, StringComparison.OrdinalIgnoreCase) => words[(space + 1)..].Trim(),
            _ => [],
        };
    }
}
