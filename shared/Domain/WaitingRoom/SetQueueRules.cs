using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Sets a line's caps while people wait. A smaller capacity sends nobody away; it admits nobody until there is room
/// again.
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

        // Durable first: should the second step fail, the new caps still come with the catalogue, seconds later.
        var changed = await changeQueueRules.ExecuteAsync(performance, rules, cancellationToken);

        if (changed.IsError)
        {
            return changed.Error;
        }

        var terms = QueueSettings.Of(found.Value, found.Value.Queue ?? rules);
        await queue.SetRulesAsync(terms, rules, cancellationToken);

        return await queue.ReadAsync(terms, cancellationToken);
    }
}
