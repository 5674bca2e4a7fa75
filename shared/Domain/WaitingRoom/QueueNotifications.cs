using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>The live messages about a step of a queue.</summary>
public static class QueueNotifications
{
    public static IEnumerable<VisitorAdmitted> Admitted(PerformanceId performance, DrainResult step) =>
        step.Admitted.Select(user => new VisitorAdmitted(performance, user));

    /// <summary>Empty when no step was taken or the step admitted nobody.</summary>
    public static IReadOnlyList<LiveMessage> Of(PerformanceId performance, DrainResult? step, DateTimeOffset at) =>
        step is { Admitted.Count: > 0 }
            ? [.. Admitted(performance, step), new QueueMoved(performance, step.Queue, at)]
            : [];
}
