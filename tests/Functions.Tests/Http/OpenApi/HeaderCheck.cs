using System.Globalization;
using System.Text.Json.Nodes;

namespace Serverless.Functions.Tests.Http.OpenApi;

/// <summary>Reports the response headers that the API description does not declare.</summary>
internal sealed class HeaderCheck(JsonObject document)
{
    // Standard headers of servers, caches and browsers, which the description does not repeat.
    private static readonly HashSet<string> StandardHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Date", "Server", "Connection", "Keep-Alive", "Transfer-Encoding", "Vary", "Cache-Control",
        "Content-Type", "Content-Length", "Content-Encoding", "Accept-Encoding",
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

        foreach (var (name, value) in headers.Where(header => !StandardHeaders.Contains(header.Key)))
        {
            var header = declared.FirstOrDefault(one =>
                string.Equals(one.Key, name, StringComparison.OrdinalIgnoreCase));

            if (header.Value is not JsonObject reference)
            {
                yield return $"has an undeclared header: {name}: {value}";
            }
            else if ((string?)_schemas.Resolve(reference)["schema"]!["type"] == "integer"
                && !long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                yield return $"has no whole number in {name}: {value}";
            }
        }
    }
}
