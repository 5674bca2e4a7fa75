using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// Cancels a performance, which ends holding and buying. Its purchases are refunded by the recovery of sales. A second
/// call is a retry.
/// </summary>
public sealed class CancelPerformance(ICatalogueStore store, TimeProvider clock)
{
    public Task<Result<WithMessages<Performance>>> ExecuteAsync(
        PerformanceId id, CancellationToken cancellationToken) =>
        ExecuteAsync(id, condition: null, cancellationToken);

    /// <param name="id">The performance.</param>
    /// <param name="condition">What the author requires of the present state; null for nothing.</param>
    /// <param name="cancellationToken">A saved change stays.</param>
    public async Task<Result<WithMessages<Performance>>> ExecuteAsync(
        PerformanceId id, EditCondition<Performance>? condition, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } found)
        {
            return CatalogueErrors.UnknownPerformance(id);
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
            UpdatedAt = found.Value.NextUpdate(now),
        };

        if (condition?.Invoke(found.Value.AsOf(now), cancelled) is { } refusal)
        {
            return refusal;
        }

        return await store.TrySaveAsync(cancelled, found.Version, cancellationToken)
            ? new WithMessages<Performance>(
                cancelled, [new PerformanceStateChanged(id, PerformanceState.Cancelled, cancelled.Version, now)])
            : CatalogueErrors.ChangedMeanwhile;
    }
}
