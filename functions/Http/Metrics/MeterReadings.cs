using OpenTelemetry;
using OpenTelemetry.Metrics;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.Tracing;

namespace Serverless.Functions.Http.Metrics;

/// <summary>
/// Adds up what is measured, and gives it to whoever asks. Many may ask at once: one collection serves all who come
/// while it is fresh.
/// </summary>
public sealed class MeterReadings : IDisposable
{
    private const string RuntimeMeter = "System.Runtime";
    private const int CollectMilliseconds = 5_000;

    // Beyond so many, the rest is added up under one label. Room for them is made at the start, so only requests, with
    // routes by methods by statuses, have more.
    private const int SeriesMax = 500;
    private const int RequestSeriesMax = 4_000;

    private readonly Lock _gate = new();
    private readonly PrometheusExporter _exporter = new();
    private readonly MeterProvider _provider;
    private readonly TimeSpan _freshFor;
    private readonly TimeProvider _clock;
    private long? _readAt;

    public MeterReadings(TelemetryPolicy policy, TimeProvider clock)
    {
        (_clock, _freshFor) = (clock, TimeSpan.FromMilliseconds(policy.MetricsFreshMilliseconds));
        var builder = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.Describe(policy))
            .AddMeter(Telemetry.Name)
            .AddMeter(RuntimeMeter)
            .AddView(instrument => new MetricStreamConfiguration
            {
                CardinalityLimit = HttpMetrics.CountsRequests(instrument) ? RequestSeriesMax : SeriesMax,
            })
            .AddReader(new BaseExportingMetricReader(_exporter));

        if (policy.Collector is not null)
        {
            builder.AddOtlpExporter((options, reader) =>
            {
                options.Describe(policy, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds =
                    policy.MetricsIntervalMilliseconds;
                reader.PeriodicExportingMetricReaderOptions.ExportTimeoutMilliseconds = policy.ExportMilliseconds;
            });
        }

        _provider = builder.Build();
    }

    /// <summary>In Prometheus' text format.</summary>
    public ReadOnlyMemory<byte> Read()
    {
        lock (_gate)
        {
            if (_readAt is not { } readAt || _clock.GetElapsedTime(readAt) >= _freshFor)
            {
                _exporter.Collect?.Invoke(CollectMilliseconds);
                _readAt = _clock.GetTimestamp();
            }

            return _exporter.Text;
        }
    }

    /// <summary>Sends what was measured since the last sending.</summary>
    public void Shutdown(TimeSpan limit) => _provider.Shutdown((int)limit.TotalMilliseconds);

    public void Dispose() => _provider.Dispose();
}
