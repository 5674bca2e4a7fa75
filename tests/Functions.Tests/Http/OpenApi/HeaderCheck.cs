using System.Globalization;
using System.Text.Json.Nodes;

namespace Serverless.Functions.Tests.Http.OpenApi;

/// <summary>Tells which headers of an answer the API's description does not know.</summary>
internal sealed class HeaderCheck(JsonObject document)
{
    // What every server, cache and browser understands, and no client has to be told.
    private static readonly HashSet<string> OfTransport = new(StringComparer.OrdinalIgnoreCase)
    {
        "Date", "Server", "Connection", "Keep-Alive", "Transfer-Encoding", "Vary", "Cache-Control",
        "Content-Type", "Content-Length", "Content-Encoding",
        "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Access-Control-Expose-Headers",
        "Access-Control-Allow-Methods", "Access-Control-Allow-Headers", "Access-Control-Max-Age",
        "X-Content-Type-Options", "X-Frame-Options", "X-XSS-Protection", "Referrer-Policy", "Content-Security-Policy",
        "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy", "Strict-Transport-Security",
        "X-DNS-Prefetch-Control", "X-Download-Options", "X-Permitted-Cross-Domain-Policies", "Origin-Agent-Cluster",
    };

    private readonly SchemaCheck _schemas = new(document);

    public IEnumerable<string> Check(JsonObject response, IEnumerable<KeyValuePair<string, string>> headers)
    {
        var declared = response["headers"] as JsonObject ?? [];

        foreach (var (name, value) in headers.Where(header => !OfTransport.Contains(header.Key)))
        {
            var header = declared.FirstOrDefault(one =>
                string.Equals(one.Key, name, StringComparison.OrdinalIgnoreCase));

            if (header.Value is not JsonObject reference)
            {
                yield return $"has a header that nobody declared: {name}: {value}";
            }
            else if ((string?)_schemas.Resolve(reference)["schema"]!["type"] == "integer"
                && !long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                yield return $"has no whole number in {name}: {value}";
            }
        }
    }
}
