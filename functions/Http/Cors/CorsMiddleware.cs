using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Net.Http.Headers;
using Policy = Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy;

namespace Serverless.Functions.Http.Cors;

/// <summary>
/// Tells browsers which pages may call, by ASP.NET Core's own rules; its middleware cannot run in the worker. Tokens
/// travel in a header that a page must set itself, so any page may call. Only trusted pages may send the credentials
/// that the browser adds by itself.
/// </summary>
internal sealed class CorsMiddleware(ICorsService cors, CorsPolicy settings) : IFunctionsWorkerMiddleware
{
    private readonly Policy _trusted = settings.Trusted();
    private readonly Policy _others = settings.Others();

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            return next(context);
        }

        // Also for a request without an origin: a cache must not give its response to a page.
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Origin);

        if (http.Request.Headers.Origin is not [{ } origin])
        {
            return next(context);
        }

        var result = cors.EvaluatePolicy(http, _trusted.IsOriginAllowed(origin) ? _trusted : _others);
        result.VaryByOrigin = false; // The header is set above.
        cors.ApplyResult(result, http.Response);

        if (!result.IsPreflightRequest)
        {
            return next(context);
        }

        http.Response.StatusCode = StatusCodes.Status204NoContent;

        return Task.CompletedTask;
    }
}
