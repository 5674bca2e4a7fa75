using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.WaitingRoom;

/// <summary>
/// What happens in the lines. How many wait is known from the drain, which looks at every line anyway; an instance that
/// has not drained a line for a while says nothing about it, so that only one of them does.
/// </summary>
internal static class LineMetrics
{
    // More lines than this are not told apart: their depths would be a series each.
    private const int LineCountMax = 200;

    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(15);

    private static readonly Counter<long> Operations = Telemetry.Meter.CreateCounter<long>(
        "queue_operations_total", description: "Steps of the waiting room, by what was done and whether it succeeded.");

    private static readonly Counter<long> Admitted = Telemetry.Meter.CreateCounter<long>(
        "visitors_admitted_total", description: "Visitors let in, from the line or at once because nobody waited.");

    private static readonly Histogram<double> Waits = Telemetry.Meter.CreateHistogram(
        "queue_wait_time_seconds",
        "s",
        "How long visitors waited in line, of those whose entering and admission this instance saw.",
        tags: null,
        new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200],
        });

    private static readonly KeyValuePair<string, object?> Succeeded = new("status", "success");
    private static readonly KeyValuePair<string, object?> Failed = new("status", "error");
    private static readonly KeyValuePair<string, object?> AtOnce = new("way", "at_once");
    private static readonly KeyValuePair<string, object?> FromLine = new("way", "from_line");

    private static readonly ConcurrentDictionary<PerformanceTag, (LineFigures Line, long At)> Lines = new();

    static LineMetrics()
    {
        Telemetry.Meter.CreateObservableGauge(
            "queue_depth",
            static () => Read(line => line.QueueSize),
            description: "Visitors who wait in the line of a performance, as the last drain found it.");
        Telemetry.Meter.CreateObservableGauge(
            "queue_inside",
            static () => Read(line => line.CurrentUsers),
            description: "Visitors with a live pass to a performance, as the last drain found it.");
    }

    public static void Done(string operation, bool succeeded) =>
        Operations.Add(1, new KeyValuePair<string, object?>("operation", operation), succeeded ? Succeeded : Failed);

    public static void AdmittedAtOnce() => Admitted.Add(1, AtOnce);

    public static void Waited(TimeSpan wait) => Waits.Record(wait.TotalSeconds);

    public static void Drained(PerformanceTag performance, LineStep step)
    {
        if (step.Admitted.Count > 0)
        {
            Admitted.Add(step.Admitted.Count, FromLine);
        }

        if (Lines.Count < LineCountMax || Lines.ContainsKey(performance))
        {
            Lines[performance] = (step.Line, Stopwatch.GetTimestamp());
        }
    }

    private static IEnumerable<Measurement<int>> Read(Func<LineFigures, int> figure)
    {
        foreach (var (performance, (line, at)) in Lines)
        {
            if (Stopwatch.GetElapsedTime(at) > FreshFor)
            {
                Lines.TryRemove(performance, out _);
            }
            else
            {
                yield return new Measurement<int>(
                    figure(line), new KeyValuePair<string, object?>("performance", performance.ToString()));
            }
        }
    }
}
