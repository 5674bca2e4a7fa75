using Serverless.Domain.Catalogue;
using Serverless.Functions.Http.Conditions;

namespace Serverless.Functions.Catalogue.Admin;

/// <summary>The tags of what administrators edit: a performance, and its queue alone.</summary>
internal static class PerformanceTags
{
    public static string OfPerformance(Performance performance) =>
        EntityTag.Of(PerformanceAdminResponse.From(performance), AdminRows.Default.PerformanceAdminResponse);

    public static string OfQueue(Performance performance) =>
        EntityTag.Of(QueueRulesResponse.From(performance), AdminRows.Default.QueueRulesResponse);

    public static IReadOnlyList<string> Of(Performance performance) => [OfPerformance(performance)];

    /// <summary>Who has seen the performance has seen its queue, so the tags of both stand for the queue.</summary>
    public static IReadOnlyList<string> OfRules(Performance performance) =>
        [OfQueue(performance), OfPerformance(performance)];

    /// <summary>Whether there is a queue that <c>If-None-Match: *</c> must not replace.</summary>
    public static bool HasQueue(Performance performance) => performance.Queue is not null;

    /// <summary>
    /// Whether an edit changes what visitors and buyers rely on: when a published performance is sold and takes place.
    /// </summary>
    public static bool IsDangerous(Performance present, Performance changed) =>
        present.State is not PerformanceState.Draft && present.Schedule != changed.Schedule;

    /// <summary>Whether a change of the queue concerns visitors: not that of a draft.</summary>
    public static bool IsQueueDangerous(Performance present, Performance changed) =>
        present.State is not PerformanceState.Draft && present.Queue != changed.Queue;
}
