using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Serverless.Domain.Catalogue;

namespace Serverless.Adapters.Platform;

/// <summary>
/// What a timer found at each performance, for a gauge. Whoever has not looked for a while says nothing, so that of
/// many instances only the one that looks does; and no more performances are told apart than a page has room for.
/// </summary>
internal sealed class PerformanceFigures<T>
{
    private const int CountMax = 200;

    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<PerformanceId, (T Figures, long At)> _found = new();

    public void Set(PerformanceId performance, T figures)
    {
        if (_found.Count < CountMax || _found.ContainsKey(performance))
        {
            _found[performance] = (figures, Stopwatch.GetTimestamp());
        }
    }

    public void Remove(PerformanceId performance) => _found.TryRemove(performance, out _);

    public IEnumerable<Measurement<int>> Read(
        Func<T, int> figure, params IReadOnlyList<KeyValuePair<string, object?>> labels)
    {
        foreach (var (performance, (figures, at)) in _found)
        {
            if (Stopwatch.GetElapsedTime(at) > FreshFor)
            {
                _found.TryRemove(performance, out _);
            }
            else
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
}
