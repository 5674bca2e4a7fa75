using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Serverless.Adapters.Platform;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.WaitingRoom;

/// <summary>
/// What happens in the lines. How many wait is known from the steps, which look at everybody anyway; only the instance
/// that took a line's last step tells of it.
/// </summary>
internal static class QueueMetrics
{
    // Waits in more lines than this are not told apart: each is some fifteen series, for as long as the process lives.
    private const int QueueCountMax = 200;

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
    private static readonly KeyValuePair<string, object?> FromQueue = new("way", "from_line");

    private static readonly KeyValuePair<string, object?> OtherEvent = new("event_id", "other");

    private static readonly PerformanceFigures<QueueStats> Lines = new();
    private static readonly ConcurrentDictionary<PerformanceId, KeyValuePair<string, object?>> Events = new();

    static QueueMetrics()
    {
        Telemetry.Meter.CreateObservableGauge(
            "queue_depth",
            static () => Lines.Read(queue => queue.QueueSize),
            description: "Visitors who wait in the line of a performance, as the last step found it.");
        Telemetry.Meter.CreateObservableGauge(
            "queue_inside",
            static () => Lines.Read(queue => queue.CurrentUsers),
            description: "Visitors with a live pass to a performance, as the last step found it.");
    }

    public static void Done(string operation, bool succeeded) =>
        Operations.Add(1, new KeyValuePair<string, object?>("operation", operation), succeeded ? Succeeded : Failed);

    public static void AdmittedAtOnce() => Admitted.Add(1, AtOnce);

    public static void Waited(PerformanceId performance, TimeSpan wait) =>
        Waits.Record(wait.TotalSeconds, LabelOf(performance));

    public static void Stepped(PerformanceId performance, DrainResult step)
    {
        if (step.Admitted.Count > 0)
        {
            Admitted.Add(step.Admitted.Count, FromQueue);
        }

        Lines.Set(performance, step.Queue.Version, step.Queue);
    }

    /// <summary>When the line was moved since, another instance did it, and that one tells.</summary>
    public static void Seen(PerformanceId performance, QueueStats queue) => Lines.Outdate(performance, queue.Version);

    private static KeyValuePair<string, object?> LabelOf(PerformanceId performance) =>
        Events.TryGetValue(performance, out var label) ? label
        : Events.Count < QueueCountMax
            ? Events.GetOrAdd(performance, static one => new KeyValuePair<string, object?>("event_id", one.ToString()))
            : OtherEvent;
}
