using System.Collections.Concurrent;
using System.Diagnostics;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.WaitingRoom;

/// <summary>
/// When visitors began to wait, as far as this instance saw it: enough to measure waits without a word in Redis for
/// each of them. Two generations bound it, about 13 MB at most: when the young one is full, the old one is forgotten.
/// </summary>
internal sealed class QueueWaits
{
    private const int GenerationMax = 100_000;

    private readonly Lock _gate = new();
    private ConcurrentDictionary<(PerformanceTag, UserId), long> _young = new();
    private ConcurrentDictionary<(PerformanceTag, UserId), long> _old = new();
    private int _youngCount;

    public void Begin(PerformanceTag performance, UserId user)
    {
        if (_old.ContainsKey((performance, user))
            || !_young.TryAdd((performance, user), Stopwatch.GetTimestamp())
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
    public TimeSpan? End(PerformanceTag performance, UserId user) =>
        _young.TryRemove((performance, user), out var at) || _old.TryRemove((performance, user), out at)
            ? Stopwatch.GetElapsedTime(at)
            : null;
}
