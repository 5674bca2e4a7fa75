using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Serverless.Functions.Http.Logs;
using Serverless.Functions.Http.Metrics;
using Serverless.Functions.Http.Routing;

namespace Serverless.Functions.Http.Tracing;

/// <summary>Records every request after its response: in the metrics, the log and the trace.</summary>
internal sealed class RequestLog(ILogger<RequestLog> logger, SecretPaths paths)
{
    private static readonly EventId Completed = new(1, "request_completed");

    public void Begin(HttpContext http, RequestScope scope, Activity? span)
    {
        HttpMetrics.RequestStarted();
        http.Response.OnCompleted(
            static state => ((ActiveRequest)state).EndAsync(),
            new ActiveRequest(this, http, scope, span, Stopwatch.GetTimestamp()));
    }

    private void End(HttpContext http, RequestScope scope, Activity? span, TimeSpan elapsed)
    {
        var (method, status) = (http.Request.Method, http.Response.StatusCode);
        HttpMetrics.RequestEnded(scope.Function, method, status, elapsed);

        if (scope.Reason is { } reason)
        {
            HttpMetrics.ErrorReturned(reason);
        }

        if (logger.IsEnabled(LogLevel.Information))
        {
            var path = paths.Show(scope.Function, http.Request.Path.Value ?? string.Empty);
            logger.Log(
                LogLevel.Information,
                Completed,
                new RequestLogLine(method, path, status, elapsed, scope),
                exception: null,
                static (line, _) => line.ToString());
        }

        if (span is not null)
        {
            Describe(span, scope, method, status);
            span.Dispose();
        }
    }

    // The names are OpenTelemetry's. The path is left out: it contains ids of reservations and tickets.
    private static void Describe(Activity span, RequestScope scope, string method, int status)
    {
        if (!span.IsAllDataRequested)
        {
            return;
        }

        span.DisplayName = $"{method} {scope.Function.RouteLabel}";
        span.SetTag("http.request.method", method);
        span.SetTag("http.route", scope.Function.RouteLabel);
        span.SetTag("http.response.status_code", status);
        span.SetTag("faas.name", scope.Function.Name);

        if (scope.Reason is { } reason)
        {
            span.SetTag("refusal.reason", reason);
        }

        if (status >= StatusCodes.Status500InternalServerError)
        {
            span.SetStatus(ActivityStatusCode.Error);
            span.SetTag("error.type", scope.Reason ?? "fault");
        }
    }

    private sealed class ActiveRequest(
        RequestLog requestLog, HttpContext http, RequestScope scope, Activity? span, long startedAt)
    {
        public Task EndAsync()
        {
            requestLog.End(http, scope, span, Stopwatch.GetElapsedTime(startedAt));

            return Task.CompletedTask;
        }
    }
}
