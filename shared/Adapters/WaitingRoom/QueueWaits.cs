using System.Diagnostics;
using Serverless.Adapters.Platform;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.WaitingRoom;

/// <summary>
/// The times at which visitors began to wait, as far as this instance saw it. So waits are measured without a Redis
/// value per visitor. They take about 13 MB at most.
/// </summary>
internal sealed class QueueWaits
{
    private const int CountMax = 200_000;

    private readonly GenerationalCache<(PerformanceTag, UserId), long> _begun = new(CountMax);

    public void Begin(PerformanceTag performance, UserId user) =>
        _begun.TryAdd((performance, user), Stopwatch.GetTimestamp());

    /// <summary>Returns how long the visitor waited; null when this instance did not see the start.</summary>
    public TimeSpan? End(PerformanceTag performance, UserId user) =>
        _begun.TryRemove((performance, user), out var at) ? Stopwatch.GetElapsedTime(at) : null;
}
