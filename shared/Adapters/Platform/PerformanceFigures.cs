using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Platform;

/// <summary>
/// The latest figures of each performance, for a gauge. Writers run concurrently, so a late write with an older version
/// never replaces a newer one. Figures that were not renewed for a while are not reported, and the number of
/// performances is limited.
/// </summary>
internal sealed class PerformanceFigures<T>
    where T : class
{
    private const int CountMax = 200;

    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<PerformanceId, Found> _found = new();

    /// <summary>Sets the figures unless newer ones are known; null reports none.</summary>
    public void Set(PerformanceId performance, long version, T? figures)
    {
        var found = new Found(figures, version, Stopwatch.GetTimestamp());

        if (_found.Count < CountMax || _found.ContainsKey(performance))
        {
            _found.AddOrUpdate(
                performance,
                static (_, found) => found,
                static (_, known, found) => known.Version > found.Version ? known : found,
                found);
        }
    }

    /// <summary>Stops reporting figures that are older than this version.</summary>
    public void Outdate(PerformanceId performance, long version)
    {
        if (_found.TryGetValue(performance, out var known) && known.Version < version && known.Figures is not null)
        {
            _found.TryUpdate(performance, known with { Figures = null, Version = version }, known);
        }
    }

    public IEnumerable<Measurement<int>> Read(
        Func<T, int> figure, params IReadOnlyList<KeyValuePair<string, object?>> labels)
    {
        foreach (var (performance, found) in _found)
        {
            if (Stopwatch.GetElapsedTime(found.At) > FreshFor)
            {
                _found.TryRemove(new(performance, found));
            }
            else if (found.Figures is { } figures)
            {
                yield return new Measurement<int>(
                    figure(figures),
                    [
                        new("event_id", performance.ToString()),
                        new("performance", performance.Tag.ToString()),
                        .. labels,
                    ]);
            }
        }
    }

    private sealed record Found(T? Figures, long Version, long At);
}
