using System.Diagnostics.Metrics;
using System.Text;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Metrics;

namespace Serverless.Functions.Tests.Operations;

/// <summary>Metrics in the Prometheus text format. No other test uses the instruments of these tests.</summary>
public sealed class MeterReadingsTests
{
    private static readonly TelemetryPolicy AlwaysFresh = new() { MetricsFreshMilliseconds = 0 };

    private static Measurement<int>[] Reported = [];

    [Fact]
    public void Writes_counters_with_escaped_labels()
    {
        using var readings = new MeterReadings(AlwaysFresh, TimeProvider.System);
        var counter = Telemetry.Meter.CreateCounter<long>(
            "test_odd_labels_total", description: "Odd\\labels,\nand \"more\".");

        counter.Add(2, new KeyValuePair<string, object?>("odd.name", "a\"b\\c\nd"));

        Assert.Contains(
            """
            # HELP test_odd_labels_total Odd\\labels,\nand "more".
            # TYPE test_odd_labels_total counter
            test_odd_labels_total{odd_name="a\"b\\c\nd"} 2

            """,
            Read(readings),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_histograms_with_cumulative_buckets()
    {
        using var readings = new MeterReadings(AlwaysFresh, TimeProvider.System);
        var histogram = Telemetry.Meter.CreateHistogram(
            "test_waits_seconds", "s", "Waits.", tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1] });

        histogram.Record(0.25);
        histogram.Record(0.75);
        histogram.Record(4);

        Assert.Contains(
            """
            # HELP test_waits_seconds Waits.
            # TYPE test_waits_seconds histogram
            test_waits_seconds_bucket{le="0.5"} 1
            test_waits_seconds_bucket{le="1"} 2
            test_waits_seconds_bucket{le="+Inf"} 3
            test_waits_seconds_sum 5
            test_waits_seconds_count 3

            """,
            Read(readings),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Omits_a_series_that_is_no_longer_reported()
    {
        using var readings = new MeterReadings(AlwaysFresh, TimeProvider.System);
        Telemetry.Meter.CreateObservableGauge("test_depth", static () => Reported, description: "Depth.");
        Reported = [new(7, new KeyValuePair<string, object?>("performance", "p1"))];
        var before = Read(readings);
        Reported = [];

        var after = Read(readings);

        Assert.Contains("test_depth{performance=\"p1\"} 7\n", before, StringComparison.Ordinal);
        Assert.DoesNotContain("test_depth{", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Concurrent_readers_get_the_same_collection()
    {
        using var readings = new MeterReadings(
            new TelemetryPolicy { MetricsFreshMilliseconds = 60_000 }, TimeProvider.System);
        var count = 0;
        Telemetry.Meter.CreateObservableGauge(
            "test_asked", () => Interlocked.Increment(ref count), description: "Asked.");

        var pages = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Read(readings))));

        // Readings of other tests also read this instrument, so only the equality of the values is certain.
        Assert.Single(pages
            .Select(page => page.Split('\n').Single(line => line.StartsWith("test_asked ", StringComparison.Ordinal)))
            .Distinct());
    }

    [Fact]
    public void Limits_the_number_of_series_of_an_instrument()
    {
        using var readings = new MeterReadings(AlwaysFresh, TimeProvider.System);
        var counter = Telemetry.Meter.CreateCounter<long>("test_many_total", description: "Many.");

        for (var i = 0; i < 10_000; i++)
        {
            counter.Add(1, new KeyValuePair<string, object?>("id", i));
        }

        var lines = Read(readings).Split('\n')
            .Count(line => line.StartsWith("test_many_total", StringComparison.Ordinal));
        Assert.InRange(lines, 2, 502);
    }

    private static string Read(MeterReadings readings) => Encoding.UTF8.GetString(readings.Read().Span);
}
