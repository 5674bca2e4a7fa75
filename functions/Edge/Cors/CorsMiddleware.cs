using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Net.Http.Headers;

namespace Serverless.Functions.Edge.Cors;

/// <summary>
/// Tells browsers which pages may call. Tokens travel in a header that a page must set itself, so any page may call; only
/// the trusted ones may send what the browser adds by itself. The worker has no place for ASP.NET Core's own CORS.
/// </summary>
internal sealed class CorsMiddleware(CorsPolicy policy) : IFunctionsWorkerMiddleware
{
    private const string Methods = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    // The original's X-Idempotency-Key is not among them: nobody reads it, and a page that sends its key so has to fail
    // before its request, not to pay twice after it.
    private const string Headers =
        "Authorization, Content-Type, Idempotency-Key, X-Request-Id, X-Requested-With, "
        + "X-SignalR-User-Agent, traceparent, tracestate";

    private const string ExposedHeaders =
        "ETag, Retry-After, WWW-Authenticate, X-Request-Id, X-Trace-Id, "
        + "RateLimit, RateLimit-Policy, "
        + "X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, X-RateLimit-Window, "
        + "Idempotency-Replayed, X-Idempotency-Cached";

    private readonly OriginRule[] _trusted = [.. policy.TrustedOrigins()];
    private readonly string _maxAge = policy.MaxAgeSeconds.ToString(CultureInfo.InvariantCulture);

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            return next(context);
        }

        // Also for who names no origin: a cache must not hand that answer to a page.
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Origin);

        if (http.Request.Headers.Origin is not [{ } origin])
        {
            return next(context);
        }

        Allow(http.Response.Headers, origin);

        return HttpMethods.IsOptions(http.Request.Method)
            && http.Request.Headers.ContainsKey(HeaderNames.AccessControlRequestMethod)
                ? AnswerPreflight(http.Response)
                : next(context);
    }

    private void Allow(IHeaderDictionary headers, string origin)
    {
        if (IsTrusted(origin))
        {
            headers.AccessControlAllowOrigin = origin;
            headers.AccessControlAllowCredentials = "true";
            headers.AccessControlExposeHeaders = ExposedHeaders;
        }
        else if (policy.AllowsOthers)
        {
            headers.AccessControlAllowOrigin = "*";
            headers.AccessControlExposeHeaders = ExposedHeaders;
        }
    }

    private bool IsTrusted(string origin)
    {
        foreach (var rule in _trusted)
        {
            if (rule.Fits(origin))
            {
                return true;
            }
        }

        return false;
    }

    private Task AnswerPreflight(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status204NoContent;

        if (response.Headers.AccessControlAllowOrigin.Count == 0)
        {
            return Task.CompletedTask;
        }

        response.Headers.AccessControlAllowMethods = Methods;
        response.Headers.AccessControlAllowHeaders = Headers;
        response.Headers.AccessControlMaxAge = _maxAge;

        return Task.CompletedTask;
    }
}
