using System.Diagnostics;
using Serverless.Adapters.Platform;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.WaitingRoom;

/// <summary>
/// The times at which visitors began to wait and what they were told then, as far as this instance saw it. So waits are
/// measured without a Redis value per visitor. They take about 18 MB at most.
/// </summary>
internal sealed class QueueWaits
{
    private const int CountMax = 200_000;

    private readonly GenerationalCache<(PerformanceTag, UserId), Wait> _begun = new(CountMax);

    /// <param name="performance">The queue.</param>
    /// <param name="user">Who waits.</param>
    /// <param name="estimate">What the visitor is told now; the first one that is not null is scored.</param>
    public void Begin(PerformanceTag performance, UserId user, TimeSpan? estimate)
    {
        var now = Stopwatch.GetTimestamp();

        if (!_begun.TryPeek((performance, user), out var wait))
        {
            _begun.TryAdd((performance, user), new Wait(now, now, estimate));
        }
        else if (wait.Estimate is null && estimate is not null)
        {
            _begun.Set((performance, user), wait with { EstimatedAt = now, Estimate = estimate });
        }
    }

    /// <summary>Returns how long the visitor waited; null when this instance did not see the start.</summary>
    public EndedWait? End(PerformanceTag performance, UserId user) =>
        _begun.TryRemove((performance, user), out var wait)
            ? new EndedWait(
                Stopwatch.GetElapsedTime(wait.BegunAt), wait.Estimate, Stopwatch.GetElapsedTime(wait.EstimatedAt))
            : null;

    private readonly record struct Wait(long BegunAt, long EstimatedAt, TimeSpan? Estimate);
}

/// <param name="Waited">From the entry on.</param>
/// <param name="Estimate">The first estimate; null when there was none.</param>
/// <param name="SinceEstimate">The real wait from that estimate on.</param>
internal readonly record struct EndedWait(TimeSpan Waited, TimeSpan? Estimate, TimeSpan SinceEstimate)
{
    /// <summary>
    /// The estimate divided by the real wait, both at least a second, because an estimate has whole seconds.
    /// </summary>
    public double? Ratio => Estimate is { } estimate
        ? Math.Max(1, estimate.TotalSeconds) / Math.Max(1, SinceEstimate.TotalSeconds)
        : null;
}
