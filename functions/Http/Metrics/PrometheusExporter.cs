using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Serverless.Functions.Http.Metrics;

/// <summary>Writes the metrics in Prometheus' text format at every collection.</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusExporter : BaseExporter<Metric>, IPullMetricExporter
{
    /// <summary>Set by the reader; collects and exports within the given milliseconds.</summary>
    public Func<int, bool>? Collect { get; set; }

    /// <summary>The text of the last collection.</summary>
    public ReadOnlyMemory<byte> Text { get; private set; }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var text = new PrometheusText();

        foreach (var metric in batch)
        {
            text.Write(metric);
        }

        Text = text.ToBytes();

        return ExportResult.Success;
    }
}
