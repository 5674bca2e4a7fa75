using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Serverless.Domain.Platform;

/// <summary>What timers did, and how far they are behind.</summary>
public static class RoundMetrics
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    private static readonly Counter<long> Items = Telemetry.Meter.CreateCounter<long>(
        "timer_items_total", description: "Items of timers, by function and outcome.");

    private static readonly ConcurrentDictionary<string, (double Seconds, long At)> Lags = new();

    static RoundMetrics() => Telemetry.Meter.CreateObservableGauge(
        "timer_lag_seconds",
        ReadLags,
        description: "Age of the oldest item that is due, as the last run of the timer left it.");

    /// <summary>An item was worked on.</summary>
    internal static void Done(string round) => Count(round, "done");

    /// <summary>An item could not be worked on, because a backend is away or refuses.</summary>
    internal static void Unavailable(string round) => Count(round, "unavailable");

    /// <summary>An item, or an entry of a list, is broken and was passed over.</summary>
    public static void PassedOver(string work) => Count(work, "passed_over");

    /// <summary>The lag that a run left. Only the instance that runs the timer reports it, and only for a while.</summary>
    internal static void SetLag(string round, TimeSpan lag) =>
        Lags[round] = (Math.Max(0, lag.TotalSeconds), Stopwatch.GetTimestamp());

    private static void Count(string round, string status) =>
        Items.Add(1, new("function", round), new("status", status));

    private static IEnumerable<Measurement<double>> ReadLags() =>
        from lag in Lags
        where Stopwatch.GetElapsedTime(lag.Value.At) < FreshFor
        select new Measurement<double>(lag.Value.Seconds, new KeyValuePair<string, object?>("function", lag.Key));
}
