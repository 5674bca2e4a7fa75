using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>What the watchers should hear of a step of the line, whoever took it.</summary>
public static class QueueNotifications
{
    public static IEnumerable<VisitorAdmitted> Admitted(PerformanceId performance, DrainResult step) =>
        step.Admitted.Select(user => new VisitorAdmitted(performance, user));

    /// <summary>Nothing when no step was taken, or nobody came in by it.</summary>
    public static IReadOnlyList<LiveMessage> Of(PerformanceId performance, DrainResult? step, DateTimeOffset at) =>
        step is { Admitted.Count: > 0 }
            ? [.. Admitted(performance, step), new QueueMoved(performance, step.Queue, at)]
            : [];
}
