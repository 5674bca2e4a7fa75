using System.Globalization;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>
/// Checks the results of drains against the queue rules, independently of the implementation of the queue.
/// </summary>
internal static class QueueHistory
{
    /// <summary>
    /// Returns the first violation in the steps of one queue, in any order of arrival; null when there is none.
    /// </summary>
    public static string? FindFault(
        IEnumerable<DrainResult> steps,
        IReadOnlyList<string> arrivals,
        QueueRules rules,
        TimeSpan span,
        int burstSeconds)
    {
        // The step itself increments the serving number, so this number gives the order of the steps.
        var ordered = steps.Where(step => step.Admitted.Count > 0).OrderBy(step => step.Queue.ServingNumber).ToList();
        var admitted = ordered.SelectMany(step => step.Admitted).Select(user => user.Value).ToList();
        var allowed = rules.AdmissionsPerSecond * (span.TotalSeconds + burstSeconds);
        var counted = 0L;

        foreach (var step in ordered)
        {
            counted += step.Admitted.Count;

            if (step.Queue.ServingNumber != counted)
            {
                return string.Create(
                    CultureInfo.InvariantCulture, $"The serving number is {step.Queue.ServingNumber}, not {counted}.");
            }

            if (step.Queue.CurrentUsers > rules.Capacity)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{step.Queue.CurrentUsers} users are inside.");
            }
        }

        return admitted.Count > allowed ? string.Create(CultureInfo.InvariantCulture, $"{admitted.Count} admitted.")
            : admitted.Distinct().Count() != admitted.Count ? "A user was admitted twice."
            : !admitted.SequenceEqual(arrivals.Take(admitted.Count)) ? "A user was admitted out of turn."
            : null;
    }
}
