using System.Collections.Concurrent;
using System.Diagnostics;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;

namespace Serverless.Adapters.WaitingRoom;

/// <summary>
/// When visitors began to wait, as far as this instance saw it: enough to measure waits without a word in Redis for
/// each of them. Two generations bound it, about 13 MB at most: when the young one is full, the old one is forgotten.
/// </summary>
internal sealed class LineWaits
{
    private const int GenerationMax = 100_000;

    private readonly Lock _gate = new();
    private ConcurrentDictionary<(PerformanceTag, VisitorId), long> _young = new();
    private ConcurrentDictionary<(PerformanceTag, VisitorId), long> _old = new();
    private int _youngCount;

    public void Begin(PerformanceTag performance, VisitorId visitor)
    {
        if (_old.ContainsKey((performance, visitor))
            || !_young.TryAdd((performance, visitor), Stopwatch.GetTimestamp())
            || Interlocked.Increment(ref _youngCount) < GenerationMax)
        {
            return;
        }

        lock (_gate)
        {
            if (_youngCount >= GenerationMax)
            {
                (_old, _young, _youngCount) = (_young, new(), 0);
            }
        }
    }

    /// <summary>How long the visitor waited; null when this instance did not see it.</summary>
    public TimeSpan? End(PerformanceTag performance, VisitorId visitor) =>
        _young.TryRemove((performance, visitor), out var at) || _old.TryRemove((performance, visitor), out at)
            ? Stopwatch.GetElapsedTime(at)
            : null;
}
