using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Serverless.Functions.Edge.Routing;

namespace Serverless.Functions.Edge.Tracing;

/// <summary>
/// Gives every request a name that the client, the log and the trace share, and writes one line when it is done. The
/// host runs a function's answer after all middleware, so only the end of the response knows its status.
/// </summary>
internal sealed partial class TracingMiddleware(
    FunctionTable functions, TimeProvider clock, ILogger<TracingMiddleware> logger) : IFunctionsWorkerMiddleware
{
    public const string RequestIdHeader = "X-Request-Id";
    public const string TraceIdHeader = "X-Trace-Id";

    private const int RequestIdLengthMax = 64;

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var function = functions.Find(context.FunctionDefinition.Name);

        if (context.GetHttpContext() is not { } http)
        {
            using var work = Telemetry.Source.StartActivity(function.Name, ActivityKind.Consumer);
            await next(context);

            return;
        }

        var parent = ParentOf(http.Request);
        using var activity = Telemetry.Source.StartActivity(function.Name, ActivityKind.Server, parent);
        var trace = activity?.TraceId ?? (parent == default ? ActivityTraceId.CreateRandom() : parent.TraceId);
        Begin(http, function, trace.ToHexString());
        await next(context);
    }

    private void Begin(HttpContext http, FunctionTraits function, string traceId)
    {
        var scope = new RequestScope(function, RequestIdOf(http.Request) ?? traceId, traceId);
        http.Features.Set(scope);
        http.Response.Headers[RequestIdHeader] = scope.RequestId;
        http.Response.Headers[TraceIdHeader] = traceId;

        if (logger.IsEnabled(LogLevel.Information))
        {
            var startedAt = clock.GetTimestamp();
            http.Response.OnCompleted(() =>
            {
                LogRequest(
                    http.Request.Method,
                    http.Request.Path,
                    function.Name,
                    http.Response.StatusCode,
                    clock.GetElapsedTime(startedAt).TotalMilliseconds,
                    scope.Visitor?.Id.Value,
                    scope.Reason,
                    scope.RequestId);

                return Task.CompletedTask;
            });
        }
    }

    private static ActivityContext ParentOf(HttpRequest request)
    {
        if (Activity.Current is { } current)
        {
            return current.Context;
        }

        return ActivityContext.TryParse(request.Headers.TraceParent, request.Headers.TraceState, true, out var sent)
            ? sent
            : default;
    }

    // It is written into logs and sent back, so it may not be long, and may hold nothing that means anything there.
    private static string? RequestIdOf(HttpRequest request)
    {
        string? sent = request.Headers[RequestIdHeader];

        return sent is { Length: > 0 and <= RequestIdLengthMax }
            && sent.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.')
                ? sent
                : null;
    }

    [LoggerMessage(
        1,
        LogLevel.Information,
        "{Method} {Path} by {Function}: {Status} in {ElapsedMilliseconds} ms, "
            + "visitor {Visitor}, {Reason}, request {RequestId}")]
    private partial void LogRequest(
        string method,
        string? path,
        string function,
        int status,
        double elapsedMilliseconds,
        string? visitor,
        string? reason,
        string requestId);
}
