using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Serverless.Functions.Http.Protection;

/// <summary>
/// Tells browsers to take every answer for what it says it is, and to frame, guess and leak nothing. A page that the
/// platform serves may put a policy of its own in this one's place.
/// </summary>
internal sealed class SecurityHeadersMiddleware(ProtectionPolicy policy, IHostEnvironment environment)
    : IFunctionsWorkerMiddleware
{
    // Made once: each of them goes with every answer.
    private static readonly KeyValuePair<string, StringValues>[] Always =
    [
        new(HeaderNames.ContentSecurityPolicy,
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"),
        new(HeaderNames.XContentTypeOptions, "nosniff"),
        new(HeaderNames.XFrameOptions, "DENY"),

        // The filter that it once switched on had holes of its own; today the header says only "leave it".
        new(HeaderNames.XXSSProtection, "0"),
        new("Referrer-Policy", "strict-origin-when-cross-origin"),
        new("Cross-Origin-Opener-Policy", "same-origin"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
        new("Origin-Agent-Cluster", "?1"),
        new("X-DNS-Prefetch-Control", "off"),
        new("X-Download-Options", "noopen"),
        new("X-Permitted-Cross-Domain-Policies", "none"),
    ];

    private readonly StringValues _strictTransport = string.Create(
        CultureInfo.InvariantCulture, $"max-age={policy.StrictTransportSeconds}; includeSubDomains");

    // TLS ends before the worker, and no header about it can be trusted, so the deployment says it.
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
