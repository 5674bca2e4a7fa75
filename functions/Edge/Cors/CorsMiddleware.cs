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
    private const string Headers =
        "Authorization, Content-Type, Idempotency-Key, X-Idempotency-Key, X-Request-Id, X-Requested-With, "
        + "X-SignalR-User-Agent, traceparent, tracestate";

    private const string ExposedHeaders = "ETag, Location, Retry-After, X-Request-Id, X-Trace-Id";

    private readonly IReadOnlySet<string> _trusted = policy.TrustedOrigins();

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http || http.Request.Headers.Origin is not [{ } origin])
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
        headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        headers.AccessControlExposeHeaders = ExposedHeaders;

        if (_trusted.Contains(origin))
        {
            headers.AccessControlAllowOrigin = origin;
            headers.AccessControlAllowCredentials = "true";
        }
        else
        {
            headers.AccessControlAllowOrigin = "*";
        }
    }

    private Task AnswerPreflight(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status204NoContent;
        response.Headers.AccessControlAllowMethods = Methods;
        response.Headers.AccessControlAllowHeaders = Headers;
        response.Headers.AccessControlMaxAge = policy.MaxAgeSeconds.ToString(CultureInfo.InvariantCulture);

        return Task.CompletedTask;
    }
}
