using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Platform.Redis;

/// <summary>
/// Counts the calls of one name. A collection reads the counts: every request has several calls, and a counter of the
/// meter would look up its labels for each of them.
/// </summary>
internal sealed class RedisCounts
{
    private static readonly ConcurrentDictionary<string, RedisCounts> All = new();

    private readonly KeyValuePair<string, object?> _name;
    private long _succeeded;
    private long _failed;
    private long _sent;

    static RedisCounts() => Telemetry.Meter.CreateObservableCounter(
        "redis_operations_total",
        static () => All.Values.SelectMany(counts => counts.Read()),
        description: "Calls to Redis by script or command, and by outcome.");

    private RedisCounts(string name) => _name = new("operation", name);

    /// <summary>All calls of one name are counted together.</summary>
    public static RedisCounts Of(string name) => All.GetOrAdd(name, static name => new RedisCounts(name));

    public void Succeeded() => Interlocked.Increment(ref _succeeded);

    public void Failed() => Interlocked.Increment(ref _failed);

    /// <summary>Counts a call whose answer is not awaited.</summary>
    public void Sent() => Interlocked.Increment(ref _sent);

    // A count of 0 is not a series.
    private IEnumerable<Measurement<long>> Read()
    {
        (long Count, string Status)[] all =
        [
            (Interlocked.Read(ref _succeeded), "success"),
            (Interlocked.Read(ref _failed), "error"),
            (Interlocked.Read(ref _sent), "sent"),
        ];

        return all
            .Where(one => one.Count > 0)
            .Select(one => new Measurement<long>(one.Count, _name, new("status", one.Status)));
    }
}
