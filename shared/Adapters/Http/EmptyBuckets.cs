using System.Collections.Concurrent;

namespace Serverless.Adapters.Http;

/// <summary>
/// Buckets that were empty, and until when they have to be: no instance can put a token in before that. Two generations
/// bound the memory.
/// </summary>
internal sealed class EmptyBuckets(int countMax, TimeProvider clock)
{
    private readonly int _generationMax = Math.Max(1, countMax / 2);

    private ConcurrentDictionary<string, long> _young = new();
    private ConcurrentDictionary<string, long> _old = new();
    private int _count;

    /// <summary>Null when the bucket may have a token.</summary>
    public TimeSpan? RemainingWait(string bucket)
    {
        if (!_young.TryGetValue(bucket, out var until) && !_old.TryGetValue(bucket, out until))
        {
            return null;
        }

        var now = clock.GetTimestamp();

        return now < until ? clock.GetElapsedTime(now, until) : null;
    }

    public void Add(string bucket, TimeSpan wait)
    {
        _young[bucket] = clock.GetTimestamp() + (long)(wait.TotalSeconds * clock.TimestampFrequency);

        if (Interlocked.Increment(ref _count) == _generationMax)
        {
            _old = _young;
            _young = new ConcurrentDictionary<string, long>();
            _count = 0;
        }
    }
}
