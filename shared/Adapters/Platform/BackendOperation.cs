using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Platform;

/// <summary>
/// One kind of call to something outside this process, with the names of its spans and metrics. It is made once per
/// kind, so that no call pays for names. No argument, key or body of a call is written to a span.
/// </summary>
internal sealed class BackendOperation
{
    private static readonly Histogram<double> Durations = Telemetry.Meter.CreateHistogram(
        "backend_call_duration_seconds",
        "s",
        "Duration of calls to Redis, the store, the payment provider and the token issuer, by outcome.",
        tags: null,
        new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
        });

    private readonly string _spanName;
    private readonly KeyValuePair<string, object?>[] _attributes;
    private readonly KeyValuePair<string, object?> _service;
    private readonly KeyValuePair<string, object?> _method;

    /// <param name="service">The backend.</param>
    /// <param name="method">The call's purpose; one of a few words, never a key or an id.</param>
    /// <param name="spanName">The name in a trace.</param>
    /// <param name="attributes">The same for every call, named by OpenTelemetry's conventions.</param>
    public BackendOperation(
        string service, string method, string spanName, params KeyValuePair<string, object?>[] attributes)
    {
        (_spanName, _attributes) = (spanName, attributes);
        (_service, _method) = (new("service", service), new("method", method));
    }

    /// <summary>Measures and traces a call.</summary>
    public Task<T> RunAsync<T>(Func<Task<T>> call) => RunAsync(call, static call => call());

    /// <summary>
    /// Measures and traces a call that takes a state: a static <paramref name="call"/> captures nothing, so that
    /// frequent calls allocate no closure.
    /// </summary>
    public async Task<T> RunAsync<TState, T>(TState state, Func<TState, Task<T>> call)
    {
        var started = Start();

        try
        {
            var answer = await call(state);
            started.End();

            return answer;
        }
        catch (Exception exception)
        {
            started.End(exception);

            throw;
        }
    }

    /// <summary>Starts a call, which the caller has to end.</summary>
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

/// <summary>A started call.</summary>
internal readonly struct BackendCall(BackendOperation operation, Activity? span, long startedAt)
{
    // HTTP's numbers, whatever the protocol: one alert then fits every backend.
    private const string Done = "200";
    private const string Failed = "500";
    private const string Unavailable = "503";

    /// <summary>Ends a call that was answered.</summary>
    public void End()
    {
        operation.Record(Stopwatch.GetElapsedTime(startedAt), Done);
        span?.Dispose();
    }

    /// <summary>Ends a call that failed, or whose outcome is unknown.</summary>
    public void End(Exception exception)
    {
        operation.Record(Stopwatch.GetElapsedTime(startedAt), StatusOf(exception));

        // The message may quote the request; the type says enough.
        span?.SetStatus(ActivityStatusCode.Error);
        span?.SetTag("error.type", exception.GetType().Name);
        span?.Dispose();
    }

    private static string StatusOf(Exception exception) => exception switch
    {
        HttpRequestException { StatusCode: { } status } => ((int)status).ToString(CultureInfo.InvariantCulture),
        DependencyUnavailableException or HttpRequestException or OperationCanceledException => Unavailable,
        _ => Failed,
    };
}
