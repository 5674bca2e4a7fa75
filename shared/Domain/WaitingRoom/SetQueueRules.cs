using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Sets a queue's caps while visitors wait. A smaller capacity removes nobody; it stops admissions until there is room.
/// </summary>
public sealed class SetQueueRules(QueueEligibility eligibility, ChangeQueueRules changeQueueRules, IWaitingQueue queue)
{
    public async Task<Result<QueueStats>> ExecuteAsync(
        PerformanceId performance, QueueRules rules, CancellationToken cancellationToken)
    {
        var found = await eligibility.FindOpenAsync(performance, cancellationToken);

        if (found.IsError)
        {
            return found.Error;
        }

        // The durable write comes first: if the second step fails, the catalogue brings the new caps seconds later.
        var changed = await changeQueueRules.ExecuteAsync(performance, rules, cancellationToken);

        if (changed.IsError)
        {
            return changed.Error;
        }

        var settings = QueueSettings.Of(found.Value with { Queue = found.Value.Queue ?? rules }, rules);
        await queue.SetRulesAsync(settings, rules, cancellationToken);

        return await queue.ReadAsync(settings, cancellationToken);
    }
}
