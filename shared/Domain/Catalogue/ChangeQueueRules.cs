using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// Stores the caps of a performance's queue, or that it has none. The caller also sets them in the live queue.
/// </summary>
public sealed class ChangeQueueRules(ICatalogueStore store, CataloguePolicy policy, TimeProvider clock)
{
    private const int AttemptsMax = 10;

    /// <param name="id">The performance.</param>
    /// <param name="rules">The caps; null removes the queue, and then nobody waits.</param>
    /// <param name="condition">What the author requires of the present state; null for nothing.</param>
    /// <param name="cancellationToken">A saved change stays.</param>
    public async Task<Result<Performance>> ExecuteAsync(
        PerformanceId id,
        QueueRules? rules,
        EditCondition<Performance>? condition,
        CancellationToken cancellationToken)
    {
        if (PerformanceDraft.FindQueueFault(rules, policy) is { } fault)
        {
            return fault;
        }

        // The caps do not depend on other changes, so a lost race is retried.
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            if (await store.FindAsync(id, cancellationToken) is not { } found)
            {
                return CatalogueErrors.UnknownPerformance(id);
            }

            var now = clock.GetUtcNow();
            var changed = found.Value with { Queue = rules, UpdatedAt = found.Value.NextUpdate(now) };

            if (condition?.Invoke(found.Value.AsOf(now), changed.AsOf(now)) is { } refusal)
            {
                return refusal;
            }

            if (await store.TrySaveAsync(changed, found.Version, cancellationToken))
            {
                return changed;
            }
        }

        return CatalogueErrors.ChangedMeanwhile;
    }
}
