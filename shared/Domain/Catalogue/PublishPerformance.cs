using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// Publishes a draft, which fixes its seats and ticket types. A second call is a retry.
/// </summary>
public sealed class PublishPerformance(ICatalogueStore store, TimeProvider clock)
{
    public Task<Result<Performance>> ExecuteAsync(PerformanceId id, CancellationToken cancellationToken) =>
        ExecuteAsync(id, condition: null, cancellationToken);

    /// <param name="id">The draft.</param>
    /// <param name="condition">What the author requires of the present state; null for nothing.</param>
    /// <param name="cancellationToken">A saved change stays.</param>
    public async Task<Result<Performance>> ExecuteAsync(
        PerformanceId id, EditCondition<Performance>? condition, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } found)
        {
            return CatalogueErrors.UnknownPerformance(id);
        }

        var performance = found.Value;
        var now = clock.GetUtcNow();

        if (performance.State is PerformanceState.Cancelled || performance.Schedule.IsOverAt(now))
        {
            return CatalogueErrors.Over(performance, now);
        }

        if (performance.State is not PerformanceState.Draft)
        {
            return performance;
        }

        if (performance.Layout is null && performance.TicketTypes.Count == 0)
        {
            return CatalogueErrors.NothingToSell;
        }

        var published = performance with { State = PerformanceState.Upcoming, UpdatedAt = performance.NextUpdate(now) };
        published = published.AsOf(now);

        if (condition?.Invoke(performance, published) is { } refusal)
        {
            return refusal;
        }

        return await store.TrySaveAsync(published, found.Version, cancellationToken)
            ? published
            : CatalogueErrors.ChangedMeanwhile;
    }
}
