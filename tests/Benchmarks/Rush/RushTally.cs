using System.Collections.Concurrent;
using System.Diagnostics;

namespace Serverless.Benchmarks.Rush;

/// <summary>Counts and latencies, recorded by all buyers concurrently.</summary>
internal sealed class RushTally
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<double>> _milliseconds = new();
    private readonly ConcurrentDictionary<string, int> _counts = new();

    /// <summary>Per buyer: the position in the order of arrival and the server's time of admission.</summary>
    public ConcurrentBag<(long Arrival, long AdmittedAtMs)> Admissions { get; } = [];

    public int this[string name] => _counts.GetValueOrDefault(name);

    public void Count(string name) => _counts.AddOrUpdate(name, 1, (_, count) => count + 1);

    public async Task<T> TimeAsync<T>(string step, Func<Task<T>> work)
    {
        var started = Stopwatch.GetTimestamp();
        var result = await work();
        _milliseconds.GetOrAdd(step, _ => []).Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);

        return result;
    }

    public IEnumerable<(string Step, int Count, double P50, double P99)> Steps() =>
        _milliseconds.OrderBy(step => step.Key, StringComparer.Ordinal).Select(step =>
        {
            var sorted = step.Value.Order().ToArray();

            return (step.Key, sorted.Length, sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)]);
        });
}
