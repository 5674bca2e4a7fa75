using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// Stores the caps of a performance's queue. The caller also sets them in the live queue.
/// </summary>
public sealed class ChangeQueueRules(ICatalogueStore store, CataloguePolicy policy, TimeProvider clock)
{
    private const int AttemptsMax = 10;

    public async Task<Result<Performance>> ExecuteAsync(
        PerformanceId id, QueueRules rules, CancellationToken cancellationToken)
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
                return CatalogueErrors.UnknownPerformance;
            }

            var changed = found.Value with { Queue = rules, UpdatedAt = clock.GetUtcNow() };

            if (await store.TrySaveAsync(changed, found.Version, cancellationToken))
            {
                return changed;
            }
        }

        return CatalogueErrors.ChangedMeanwhile;
    }
}
