using System.Buffers;
using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Serverless.Functions.Http.Metrics;

/// <summary>Prometheus' text format, version 0.0.4. Names and texts are escaped to fit the format.</summary>
internal sealed class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private static readonly SearchValues<char> Escaped = SearchValues.Create("\\\"\n");

    private readonly StringBuilder _text = new(64 * 1024);

    public void Write(Metric metric)
    {
        var isHistogram = metric.MetricType is MetricType.Histogram;
        var isCounter = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;

        // This format has no exponential histograms, and no instrument here is one.
        if (metric.MetricType is MetricType.ExponentialHistogram)
        {
            return;
        }

        var name = NameOf(metric, isCounter);
        _text.Append("# HELP ").Append(name).Append(' ');
        AppendEscaped(metric.Description, escapesQuotes: false);
        _text.Append("\n# TYPE ").Append(name).Append(' ')
            .Append(isHistogram ? "histogram" : isCounter ? "counter" : "gauge").Append('\n');

        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            if (isHistogram)
            {
                WriteHistogram(name, point);
            }
            else
            {
                WriteSample(name, string.Empty, point.Tags, null, ValueOf(metric.MetricType, point));
            }
        }
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());

    private void WriteHistogram(string name, in MetricPoint point)
    {
        var count = 0L;

        foreach (var bucket in point.GetHistogramBuckets())
        {
            count += bucket.BucketCount;
            WriteSample(name, "_bucket", point.Tags, Number(bucket.ExplicitBound), count);
        }

        WriteSample(name, "_sum", point.Tags, null, point.GetHistogramSum());
        WriteSample(name, "_count", point.Tags, null, count);
    }

    private void WriteSample(string name, string suffix, in ReadOnlyTagCollection tags, string? bound, double value)
    {
        _text.Append(name).Append(suffix);
        var separator = '{';

        foreach (var (label, text) in tags)
        {
            _text.Append(separator);
            AppendName(label);
            _text.Append("=\"");
            AppendEscaped(Convert.ToString(text, CultureInfo.InvariantCulture), escapesQuotes: true);
            _text.Append('"');
            separator = ',';
        }

        if (bound is not null)
        {
            _text.Append(separator).Append("le=\"").Append(bound).Append('"');
            separator = ',';
        }

        _text.Append(separator == ',' ? "} " : " ").Append(Number(value)).Append('\n');
    }

    private static double ValueOf(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        _ => point.GetGaugeLastValueDouble(),
    };

    // Our own names contain the unit; the runtime's instruments have it in a field of its own.
    private static string NameOf(Metric metric, bool isCounter)
    {
        var name = Plain(metric.Name);
        name = metric.Unit switch
        {
            "s" when !name.Contains("_seconds", StringComparison.Ordinal) => $"{name}_seconds",
            "By" when !name.Contains("_bytes", StringComparison.Ordinal) => $"{name}_bytes",
            _ => name,
        };

        // Prometheus reserves this suffix for histograms; some of the runtime's gauges have it.
        if (!isCounter && name.EndsWith("_count", StringComparison.Ordinal))
        {
            name = $"{name[..^"_count".Length]}_current";
        }

        return isCounter && !name.EndsWith("_total", StringComparison.Ordinal) ? $"{name}_total" : name;
    }

    private static string Plain(string name) => string.Concat(name.Select(character =>
        char.IsAsciiLetterOrDigit(character) ? character : '_'));

    private void AppendName(string label)
    {
        foreach (var character in label)
        {
            _text.Append(char.IsAsciiLetterOrDigit(character) ? character : '_');
        }
    }

    private void AppendEscaped(string? text, bool escapesQuotes)
    {
        if (text is null || text.AsSpan().IndexOfAny(Escaped) < 0)
        {
            _text.Append(text);

            return;
        }

        foreach (var character in text)
        {
            _ = character switch
            {
                '\\' => _text.Append("\\\\"),
                '\n' => _text.Append("\\n"),
                '"' when escapesQuotes => _text.Append("\\\""),
                _ => _text.Append(character),
            };
        }
    }

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        double.NaN => "NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
