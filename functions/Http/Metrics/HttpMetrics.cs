using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using System.Globalization;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.Routing;

namespace Serverless.Functions.Http.Metrics;

/// <summary>
/// The metrics of the HTTP layer, named by the gateway's contract. Every label has few values: a route template and
/// never a path, a kind of caller and never a caller.
/// </summary>
internal static class HttpMetrics
{
    private const string OtherMethod = "other";
    private const int StatusMax = 600;

    private static readonly Counter<long> Requests = Telemetry.Meter.CreateCounter<long>(
        "http_server_requests_total", description: "Requests that were answered, by method, route and status.");

    private static readonly Histogram<double> RequestDurations = Telemetry.Meter.CreateHistogram(
        "http_server_requests_duration_seconds",
        "s",
        "Duration of requests until their last byte was written, by method, route and status.",
        tags: null,
        new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
        });

    private static readonly Counter<long> IdempotentRequests = Telemetry.Meter.CreateCounter<long>(
        "idempotency_hits_total",
        description: "Requests with an idempotency key: hit for a replayed response, otherwise miss.");

    private static readonly Counter<long> Dropped = Telemetry.Meter.CreateCounter<long>(
        "ratelimit_dropped_total", description: "Requests rejected by a rate limit, by the kind of caller.");

    private static readonly Counter<long> Errors = Telemetry.Meter.CreateCounter<long>(
        "refusals_total", description: "Requests that ended with an error, by its stable code.");

    private static readonly Counter<long> LiveMessages = Telemetry.Meter.CreateCounter<long>(
        "live_messages_total", description: "Live messages sent to SignalR.");

    private static readonly Histogram<double> Runs = Telemetry.Meter.CreateHistogram<double>(
        "function_run_duration_seconds",
        "s",
        "Duration of functions without a request (timers, live messages), by function and outcome.");

    private static readonly FrozenDictionary<string, KeyValuePair<string, object?>> Methods =
        ((string[])["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
        .ToFrozenDictionary(method => method, method => Pair("method", method));

    private static readonly KeyValuePair<string, object?> Other = Pair("method", OtherMethod);

    private static readonly KeyValuePair<string, object?>[] Statuses =
    [
        .. Enumerable.Range(0, StatusMax).Select(status =>
            Pair("status_code", status.ToString(CultureInfo.InvariantCulture))),
    ];

    private static readonly KeyValuePair<string, object?> Hit = Pair("type", "hit");
    private static readonly KeyValuePair<string, object?> Miss = Pair("type", "miss");
    private static readonly KeyValuePair<string, object?> OfUser = Pair("key_type", "user");
    private static readonly KeyValuePair<string, object?> OfAddress = Pair("key_type", "ip");

    private static int Active;

    static HttpMetrics() => Telemetry.Meter.CreateObservableGauge(
        "active_connections",
        static () => Volatile.Read(ref Active),
        description: "Requests that this instance is processing.");

    public static bool CountsRequests(Instrument instrument) =>
        instrument.Name.StartsWith("http_server_requests_", StringComparison.Ordinal);

    public static void RequestStarted() => Interlocked.Increment(ref Active);

    /// <summary>Called once for every started request.</summary>
    public static void RequestEnded(FunctionTraits function, string method, int status, TimeSpan elapsed)
    {
        Interlocked.Decrement(ref Active);
        var route = new KeyValuePair<string, object?>("route", function.RouteLabel);
        var verb = Methods.GetValueOrDefault(method, Other);
        var code = Statuses[Math.Clamp(status, 0, StatusMax - 1)];
        Requests.Add(1, verb, route, code);
        RequestDurations.Record(elapsed.TotalSeconds, verb, route, code);
    }

    public static void ErrorReturned(string reason) => Errors.Add(1, Pair("reason", reason));

    public static void ResponseReplayed() => IdempotentRequests.Add(1, Hit);

    public static void FirstAttempt() => IdempotentRequests.Add(1, Miss);

    public static void RequestRejected(bool isUser) => Dropped.Add(1, isUser ? OfUser : OfAddress);

    public static void MessagesSent(int count) => LiveMessages.Add(count);

    public static void RunEnded(FunctionTraits function, TimeSpan elapsed, bool failed) => Runs.Record(
        elapsed.TotalSeconds, Pair("function", function.Name), Pair("status", failed ? "error" : "success"));

    private static KeyValuePair<string, object?> Pair(string name, string value) => new(name, value);
}
