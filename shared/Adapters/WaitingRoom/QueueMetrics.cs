using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Serverless.Adapters.Platform;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.WaitingRoom;

/// <summary>
/// Metrics of the queues. The queue sizes come from the steps, which read all entries anyway; only the instance that
/// took a queue's last step reports them.
/// </summary>
internal static class QueueMetrics
{
    // Further queues share the label "other": each label costs about fifteen series for the life of the process.
    private const int QueueCountMax = 200;

    private static readonly Counter<long> Operations = Telemetry.Meter.CreateCounter<long>(
        "queue_operations_total", description: "Operations of the waiting room, by operation and status.");

    private static readonly Counter<long> Admitted = Telemetry.Meter.CreateCounter<long>(
        "visitors_admitted_total", description: "Admitted visitors, from the queue or at once because nobody waited.");

    private static readonly Histogram<double> Waits = Telemetry.Meter.CreateHistogram(
        "queue_wait_time_seconds",
        "s",
        "Waiting time of visitors whose entering and admission this instance saw.",
        tags: null,
        new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200],
        });

    private static readonly Histogram<double> EstimateRatios = Telemetry.Meter.CreateHistogram(
        "queue_estimate_ratio",
        unit: null,
        "The first estimated wait of an admitted visitor divided by the real wait; 1 is right, 2 is twice too long.",
        tags: null,
        new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.1, 0.25, 0.5, 0.75, 0.9, 1.1, 1.5, 2, 4, 10],
        });

    private static readonly KeyValuePair<string, object?> Succeeded = new("status", "success");
    private static readonly KeyValuePair<string, object?> Failed = new("status", "error");
    private static readonly KeyValuePair<string, object?> AtOnce = new("way", "at_once");
    private static readonly KeyValuePair<string, object?> FromQueue = new("way", "from_line");

    private static readonly KeyValuePair<string, object?> OtherEvent = new("event_id", "other");

    private static readonly PerformanceFigures<QueueStats> Queues = new();
    private static readonly ConcurrentDictionary<PerformanceId, KeyValuePair<string, object?>> Events = new();

    static QueueMetrics()
    {
        Telemetry.Meter.CreateObservableGauge(
            "queue_depth",
            static () => Queues.Read(queue => queue.QueueSize),
            description: "Visitors waiting for a performance, as of the last step.");
        Telemetry.Meter.CreateObservableGauge(
            "queue_inside",
            static () => Queues.Read(queue => queue.CurrentUsers),
            description: "Visitors with a live pass for a performance, as of the last step.");
    }

    public static void Done(string operation, bool succeeded) =>
        Operations.Add(1, new KeyValuePair<string, object?>("operation", operation), succeeded ? Succeeded : Failed);

    public static void AdmittedAtOnce() => Admitted.Add(1, AtOnce);

    public static void Waited(PerformanceId performance, in EndedWait wait)
    {
        var label = LabelOf(performance);
        Waits.Record(wait.Waited.TotalSeconds, label);

        if (wait.Ratio is { } ratio)
        {
            EstimateRatios.Record(ratio, label);
        }
    }

    public static void Stepped(PerformanceId performance, DrainResult step)
    {
        if (step.Admitted.Count > 0)
        {
            Admitted.Add(step.Admitted.Count, FromQueue);
        }

        Queues.Set(performance, step.Queue.Version, step.Queue);
    }

    /// <summary>Drops this instance's figures when another instance has advanced the queue since then.</summary>
    public static void Seen(PerformanceId performance, QueueStats queue) => Queues.Outdate(performance, queue.Version);

    private static KeyValuePair<string, object?> LabelOf(PerformanceId performance) =>
        Events.TryGetValue(performance, out var label) ? label
        : Events.Count < QueueCountMax
            ? Events.GetOrAdd(performance, static one => new KeyValuePair<string, object?>("event_id", one.ToString()))
            : OtherEvent;
}
