using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Platform;

/// <summary>
/// What was last found at each performance, for a gauge. Finders run at once, so what comes late counts by its version
/// and never replaces something newer. Figures that nobody renewed for a while are not told, and no more performances
/// are told apart than a page has room for.
/// </summary>
internal sealed class PerformanceFigures<T>
    where T : class
{
    private const int CountMax = 200;

    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<PerformanceId, Found> _found = new();

    /// <summary>Keeps the figures unless newer ones are known; null says that there is nothing to tell.</summary>
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

    /// <summary>Tells nothing more of figures that are older than this version.</summary>
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
