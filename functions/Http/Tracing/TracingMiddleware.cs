using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.Metrics;
using Serverless.Functions.Http.Routing;

namespace Serverless.Functions.Http.Tracing;

/// <summary>
/// Gives every request an id that the client, the log and the trace share, and every run of a function a span. The host
/// executes a function's result after all middleware, so a request's span ends with its response.
/// </summary>
internal sealed class TracingMiddleware(FunctionTable functions, UnmatchedRequests unmatched, RequestLog requestLog)
    : IFunctionsWorkerMiddleware
{
    public const string RequestIdHeader = "X-Request-Id";
    public const string TraceIdHeader = "X-Trace-Id";

    private const string ClientHeaders = "Headers";
    private const string TraceParentMember = "\"traceparent\":";
    private const int RequestIdLengthMax = 64;

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var function = functions.Find(context.FunctionDefinition.Name);

        if (context.GetHttpContext() is not { } http)
        {
            await RunAsync(context, function, next);

            return;
        }

        var parent = ParentOf(http.Request, context);
        var span = Start(function, ActivityKind.Server, parent);
        var trace = span?.TraceId
            ?? (parent != default ? parent.TraceId : Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom());
        var traceId = trace.ToHexString();
        var scope = new RequestScope(function, RequestIdOf(http.Request) ?? traceId, traceId)
        {
            ApiContract = ContractOf(http, function),
        };
        http.Features.Set(scope);
        http.Response.Headers[RequestIdHeader] = scope.RequestId;
        http.Response.Headers[TraceIdHeader] = traceId;
        requestLog.Begin(http, scope, span);
        await next(context);
    }

    private ApiContract ContractOf(HttpContext http, FunctionTraits function)
    {
        if (function.Name != AnswerUnknownRouteEndpoint.FunctionName)
        {
            return function.ContractOf(http.Request.Path);
        }

        var request = unmatched.Find(http);
        http.Features.Set(request);

        return request.ApiContract;
    }

    // A timer or a live message has no parent, so its trace begins here.
    private static async Task RunAsync(
        FunctionContext context, FunctionTraits function, FunctionExecutionDelegate next)
    {
        using var span = Start(function, ActivityKind.Consumer, default);
        var startedAt = Stopwatch.GetTimestamp();
        var failed = true;

        try
        {
            await next(context);
            failed = false;
        }
        finally
        {
            span?.SetStatus(failed ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
            HttpMetrics.RunEnded(function, Stopwatch.GetElapsedTime(startedAt), failed);
        }
    }

    private static Activity? Start(FunctionTraits function, ActivityKind kind, ActivityContext parent)
    {
        if (!Telemetry.Source.HasListeners())
        {
            return null;
        }

        // The current span is the host's own, which is not exported: the parent is the caller's span, or none.
        Activity.Current = null;

        return Telemetry.Source.StartActivity(function.Name, kind, parent);
    }

    // The host adds a span of its own to a request without one, and that span is not exported. The binding data has
    // only the client's headers.
    private static ActivityContext ParentOf(HttpRequest request, FunctionContext context) =>
        request.Headers.TraceParent is { Count: > 0 } sent
        && IsFromClient(context)
        && ActivityContext.TryParse(sent, request.Headers.TraceState, true, out var parent)
        && parent.TraceId != default
        && parent.SpanId != default
            ? parent
            : default;

    private static bool IsFromClient(FunctionContext context) =>
        !context.BindingContext.BindingData.TryGetValue(ClientHeaders, out var headers)
        || headers is not string json
        || json.Contains(TraceParentMember, StringComparison.OrdinalIgnoreCase);

    // It is written to logs and to the response, so its length and its characters are limited.
    private static string? RequestIdOf(HttpRequest request)
    {
        string? sent = request.Headers[RequestIdHeader];

        return sent is { Length: > 0 and <= RequestIdLengthMax }
            && sent.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.')
                ? sent
                : null;
    }
}
