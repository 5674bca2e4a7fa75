using Serverless.Domain.Catalogue;
using Serverless.Domain.Realtime;

namespace Serverless.Domain.WaitingRoom;

/// <summary>What the watchers should hear of a step of the line, whoever took it.</summary>
public static class LineNotifications
{
    public static IEnumerable<VisitorAdmitted> Admitted(PerformanceId performance, LineStep step) =>
        step.Admitted.Select(visitor => new VisitorAdmitted(performance, visitor));

    /// <summary>Nothing when no step was taken, or nobody came in by it.</summary>
    public static IReadOnlyList<LiveMessage> Of(PerformanceId performance, LineStep? step, DateTimeOffset at) =>
        step is { Admitted.Count: > 0 }
            ? [.. Admitted(performance, step), new LineMoved(performance, step.Line, at)]
            : [];
}
