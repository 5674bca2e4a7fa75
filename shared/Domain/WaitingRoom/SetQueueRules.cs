using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Sets a queue's caps while visitors wait, or removes the queue. A smaller capacity removes nobody; it stops
/// admissions until there is room. Without a queue nobody waits any more.
/// </summary>
public sealed class SetQueueRules(QueueEligibility eligibility, ChangeQueueRules changeQueueRules, IWaitingQueue queue)
{
    public async Task<Result<QueueStats>> ExecuteAsync(
        PerformanceId performance,
        QueueRules? rules,
        EditCondition<Performance>? condition,
        CancellationToken cancellationToken)
    {
        var found = await eligibility.FindForRulesAsync(performance, cancellationToken);

        if (found.IsError)
        {
            return found.Error;
        }

        // The durable write comes first: if the second step fails, the catalogue brings the new caps seconds later.
        var changed = await changeQueueRules.ExecuteAsync(performance, rules, condition, cancellationToken);

        if (changed.IsError)
        {
            return changed.Error;
        }

        // A draft has no live queue, and nothing is left to do where there is none any more.
        if (rules is null || found.Value.State is PerformanceState.Draft)
        {
            return QueueStats.None with { Threshold = rules?.Capacity ?? 0 };
        }

        var settings = QueueSettings.Of(found.Value with { Queue = found.Value.Queue ?? rules }, rules);
        await queue.SetRulesAsync(settings, rules, cancellationToken);

        return await queue.ReadAsync(settings, cancellationToken);
    }
}
