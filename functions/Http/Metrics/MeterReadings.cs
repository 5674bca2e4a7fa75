using OpenTelemetry;
using OpenTelemetry.Metrics;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.Tracing;

namespace Serverless.Functions.Http.Metrics;

/// <summary>
/// Collects the metrics and returns them as text. One collection serves all readers for as long as it is fresh.
/// </summary>
public sealed class MeterReadings : IDisposable
{
    private const string RuntimeMeter = "System.Runtime";
    private const int CollectMilliseconds = 5_000;

    // Series above the limit are added up under one label. Their memory is allocated at the start, so only requests,
    // with routes by methods by statuses, have a higher limit.
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

    /// <summary>The metrics in Prometheus' text format.</summary>
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

    /// <summary>Exports the metrics since the last export.</summary>
    public void Shutdown(TimeSpan limit) => _provider.Shutdown((int)limit.TotalMilliseconds);

    public void Dispose() => _provider.Dispose();
}
