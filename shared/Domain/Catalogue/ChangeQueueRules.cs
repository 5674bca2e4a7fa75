using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// Sets the caps of a performance's waiting room for good; the waiting room itself is told beside this.
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

        // The caps replace whatever the others are changing beside them, so a lost race is simply run again.
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
