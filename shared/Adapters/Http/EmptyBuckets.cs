using Serverless.Adapters.Platform;

namespace Serverless.Adapters.Http;

/// <summary>
/// Buckets that were empty, and until when they stay empty: no instance can put a token in before that.
/// </summary>
internal sealed class EmptyBuckets(int countMax, TimeProvider clock)
{
    private readonly GenerationalCache<string, long> _emptyUntil = new(countMax);

    /// <summary>Null when the bucket may have a token.</summary>
    public TimeSpan? RemainingWait(string bucket)
    {
        if (!_emptyUntil.TryPeek(bucket, out var until))
        {
            return null;
        }

        var now = clock.GetTimestamp();

        return now < until ? clock.GetElapsedTime(now, until) : null;
    }

    public void Add(string bucket, TimeSpan wait) =>
        _emptyUntil.Set(bucket, clock.GetTimestamp() + (long)(wait.TotalSeconds * clock.TimestampFrequency));
}
