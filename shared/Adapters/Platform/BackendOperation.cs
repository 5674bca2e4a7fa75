using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Platform;

/// <summary>
/// One kind of call to something outside this process: what its spans and measures are called. Made once for each kind,
/// so that no call pays for names. No argument, key or body of a call ever stands in a span.
/// </summary>
internal sealed class BackendOperation
{
    private static readonly Histogram<double> Durations = Telemetry.Meter.CreateHistogram(
        "backend_call_duration_seconds",
        "s",
        "How long calls to Redis, the store, the payment provider and the tokens' issuer took, by how they ended.",
        tags: null,
        new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
        });

    private readonly string _spanName;
    private readonly KeyValuePair<string, object?>[] _attributes;
    private readonly KeyValuePair<string, object?> _service;
    private readonly KeyValuePair<string, object?> _method;

    /// <param name="service">Who is called.</param>
    /// <param name="method">What for; one of a few words, never a key or an id.</param>
    /// <param name="spanName">What a trace shows.</param>
    /// <param name="attributes">The same for every call; the names of OpenTelemetry's conventions.</param>
    public BackendOperation(
        string service, string method, string spanName, params KeyValuePair<string, object?>[] attributes)
    {
        (_spanName, _attributes) = (spanName, attributes);
        (_service, _method) = (new("service", service), new("method", method));
    }

    /// <summary>Whoever starts a call has to end it, however it goes.</summary>
    public BackendCall Start()
    {
        // Below a request that is not traced there is nothing to ask the sampler.
        var span = Activity.Current is { Recorded: false }
            ? null
            : Telemetry.Source.StartActivity(_spanName, ActivityKind.Client);

        if (span is { IsAllDataRequested: true })
        {
            foreach (var (name, value) in _attributes)
            {
                span.SetTag(name, value);
            }
        }

        return new BackendCall(this, span, Stopwatch.GetTimestamp());
    }

    public void Record(TimeSpan elapsed, string statusCode) => Durations.Record(
        elapsed.TotalSeconds, _service, _method, new KeyValuePair<string, object?>("status_code", statusCode));
}

/// <summary>A call under way.</summary>
internal readonly struct BackendCall(BackendOperation operation, Activity? span, long startedAt)
{
    // HTTP's numbers, whatever the protocol: one alert then fits every backend.
    private const string Done = "200";
    private const string Failed = "500";
    private const string Unavailable = "503";

    /// <summary>It was answered.</summary>
    public void End()
    {
        operation.Record(Stopwatch.GetElapsedTime(startedAt), Done);
        span?.Dispose();
    }

    /// <summary>It was not, or nobody knows; the backend itself may have said with which status.</summary>
    public void End(Exception exception, HttpStatusCode? status = null)
    {
        operation.Record(
            Stopwatch.GetElapsedTime(startedAt),
            status is { } said ? ((int)said).ToString(CultureInfo.InvariantCulture) : StatusOf(exception));

        // The message may quote what was asked; the type says enough.
        span?.SetStatus(ActivityStatusCode.Error);
        span?.SetTag("error.type", exception.GetType().Name);
        span?.Dispose();
    }

    private static string StatusOf(Exception exception) =>
        exception is DependencyUnavailableException or HttpRequestException or OperationCanceledException
            ? Unavailable
            : Failed;
}
