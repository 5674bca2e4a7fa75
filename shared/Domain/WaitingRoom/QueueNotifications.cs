using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>The live messages about a step of a queue.</summary>
public static class QueueNotifications
{
    public static IEnumerable<VisitorAdmitted> Admitted(PerformanceId performance, DrainResult step) =>
        step.Admitted.Select(user => new VisitorAdmitted(performance, user));

    /// <summary>Empty unless the call found that the queue was lost.</summary>
    public static IEnumerable<QueueRestoring> Restoring(
        PerformanceId performance, QueueRestoration? restoration, QueueStats queue) =>
        restoration is null ? [] : [new QueueRestoring(performance, restoration.Wait, queue.Version)];

    /// <summary>Empty when the call admitted nobody and found no loss.</summary>
    public static IReadOnlyList<LiveMessage> Of(PerformanceId performance, QueueEntryResult result, DateTimeOffset at)
    {
        var restoring = Restoring(performance, result.Restoration, result.Entry.Queue);

        return result.Step is { Admitted.Count: > 0 } step
            ? [.. restoring, .. Admitted(performance, step), new QueueMoved(performance, step.Queue, at)]
            : [.. restoring];
    }
}
