using System.Globalization;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>
/// Judges what drains did, from their answers alone: it knows the rules and nothing of how they are kept.
/// </summary>
internal static class QueueHistory
{
    /// <summary>
    /// What is wrong with the steps of one line, whoever took them and whenever they came back; null for nothing.
    /// </summary>
    public static string? FindFault(
        IEnumerable<DrainResult> steps, IReadOnlyList<string> arrivals, QueueRules rules, TimeSpan span, int burstSeconds)
    {
        // The serving number is counted within the step, so it tells the order in which the steps took place.
        var ordered = steps.Where(step => step.Admitted.Count > 0).OrderBy(step => step.Queue.ServingNumber).ToList();
        var admitted = ordered.SelectMany(step => step.Admitted).Select(user => user.Value).ToList();
        var allowed = rules.AdmissionsPerSecond * (span.TotalSeconds + burstSeconds);
        var counted = 0L;

        foreach (var step in ordered)
        {
            counted += step.Admitted.Count;

            if (step.Queue.ServingNumber != counted)
            {
                return string.Create(CultureInfo.InvariantCulture, $"Served {step.Queue.ServingNumber}, not {counted}.");
            }

            if (step.Queue.CurrentUsers > rules.Capacity)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{step.Queue.CurrentUsers} are inside.");
            }
        }

        return admitted.Count > allowed ? string.Create(CultureInfo.InvariantCulture, $"{admitted.Count} at once.")
            : admitted.Distinct().Count() != admitted.Count ? "Somebody was admitted twice."
            : !admitted.SequenceEqual(arrivals.Take(admitted.Count)) ? "Somebody was admitted out of turn."
            : null;
    }
}
