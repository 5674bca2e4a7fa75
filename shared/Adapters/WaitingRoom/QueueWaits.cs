using System.Collections.Concurrent;
using System.Diagnostics;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.WaitingRoom;

/// <summary>
/// The times at which visitors began to wait, as far as this instance saw it. So waits are measured without a Redis
/// value per visitor. Two generations bound the memory to about 13 MB: when the young one is full, the old one is
/// dropped.
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

    /// <summary>Returns how long the visitor waited; null when this instance did not see the start.</summary>
    public TimeSpan? End(PerformanceTag performance, UserId user) =>
        _young.TryRemove((performance, user), out var at) || _old.TryRemove((performance, user), out at)
            ? Stopwatch.GetElapsedTime(at)
            : null;
}
