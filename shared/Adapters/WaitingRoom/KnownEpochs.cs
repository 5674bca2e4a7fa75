using System.Diagnostics;
using Serverless.Adapters.Platform;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.WaitingRoom;

/// <summary>
/// The newest epoch of each queue that this instance saw. A queue that has none any more was lost, unless nobody used
/// it for so long that it was deleted.
/// </summary>
internal sealed class KnownEpochs(TimeSpan forgottenAfter)
{
    private const int CountMax = 4_096;

    private readonly GenerationalCache<PerformanceTag, (long Epoch, long SeenAt)> _known = new(CountMax);

    /// <summary>Zero when this instance does not know.</summary>
    public long Find(PerformanceTag performance) =>
        _known.TryGet(performance, out var known) && Stopwatch.GetElapsedTime(known.SeenAt) < forgottenAfter
            ? known.Epoch
            : 0;

    public void See(PerformanceTag performance, long epoch)
    {
        if (epoch >= Find(performance))
        {
            _known.Set(performance, (epoch, Stopwatch.GetTimestamp()));
        }
    }
}
