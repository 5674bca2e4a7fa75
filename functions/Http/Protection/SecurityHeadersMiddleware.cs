using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Serverless.Functions.Http.Protection;

/// <summary>
/// Adds the security headers: browsers must not guess media types, frame responses or leak addresses. A page of the
/// platform may replace the content policy by its own.
/// </summary>
internal sealed class SecurityHeadersMiddleware(ProtectionPolicy policy, IHostEnvironment environment)
    : IFunctionsWorkerMiddleware
{
    /// <summary>Says which origins may embed a response; images that are made for it replace the value.</summary>
    public const string ResourcePolicy = "Cross-Origin-Resource-Policy";

    // Made once, because every response has them.
    private static readonly KeyValuePair<string, StringValues>[] Always =
    [
        new(HeaderNames.ContentSecurityPolicy,
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"),

        // A response that may be stored says so itself.
        new(HeaderNames.CacheControl, "no-store"),
        new(HeaderNames.XContentTypeOptions, "nosniff"),
        new(HeaderNames.XFrameOptions, "DENY"),

        // The filter that this header switched on had security holes of its own; 0 switches it off.
        new(HeaderNames.XXSSProtection, "0"),
        new("Referrer-Policy", "strict-origin-when-cross-origin"),
        new("Cross-Origin-Opener-Policy", "same-origin"),
        new(ResourcePolicy, "same-origin"),
        new("Origin-Agent-Cluster", "?1"),
        new("X-DNS-Prefetch-Control", "off"),
        new("X-Download-Options", "noopen"),
        new("X-Permitted-Cross-Domain-Policies", "none"),
    ];

    private readonly StringValues _strictTransport = string.Create(
        CultureInfo.InvariantCulture, $"max-age={policy.StrictTransportSeconds}; includeSubDomains");

    // TLS ends before the worker, and no header about it can be trusted, so a setting decides.
    private readonly bool _isHttpsOnly = policy.HttpsOnly ?? !environment.IsDevelopment();

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
        {
            var headers = http.Response.Headers;

            foreach (var (name, value) in Always)
            {
                headers[name] = value;
            }

            if (policy.StrictTransportSeconds > 0 && (_isHttpsOnly || http.Request.IsHttps))
            {
                headers.StrictTransportSecurity = _strictTransport;
            }
        }

        return next(context);
    }
}
