using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// Cancels a performance, which ends holding and buying. Its purchases are refunded by the recovery of sales. A second
/// call is a retry.
/// </summary>
public sealed class CancelPerformance(ICatalogueStore store, TimeProvider clock)
{
    public async Task<Result<WithMessages<Performance>>> ExecuteAsync(
        PerformanceId id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } found)
        {
            return CatalogueErrors.UnknownPerformance;
        }

        if (found.Value.State is PerformanceState.Cancelled)
        {
            return new WithMessages<Performance>(found.Value, []);
        }

        var now = clock.GetUtcNow();
        var cancelled = found.Value with
        {
            State = PerformanceState.Cancelled,
            // Nobody could buy a draft.
            RefundedAt = found.Value.State is PerformanceState.Draft ? now : null,
            UpdatedAt = now,
        };

        return await store.TrySaveAsync(cancelled, found.Version, cancellationToken)
            ? new WithMessages<Performance>(
                cancelled, [new PerformanceStateChanged(id, PerformanceState.Cancelled, now)])
            : CatalogueErrors.ChangedMeanwhile;
    }
}
