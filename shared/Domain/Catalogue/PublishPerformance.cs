using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// Publishes a draft, which fixes its seats and ticket types. A second call is a retry.
/// </summary>
public sealed class PublishPerformance(ICatalogueStore store, TimeProvider clock)
{
    public async Task<Result<Performance>> ExecuteAsync(PerformanceId id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } found)
        {
            return CatalogueErrors.UnknownPerformance;
        }

        var performance = found.Value;
        var now = clock.GetUtcNow();

        if (performance.State is PerformanceState.Cancelled || performance.Schedule.IsOverAt(now))
        {
            return CatalogueErrors.Over;
        }

        if (performance.State is not PerformanceState.Draft)
        {
            return performance;
        }

        if (performance.Layout is null && performance.TicketTypes.Count == 0)
        {
            return CatalogueErrors.NothingToSell;
        }

        var published = performance with { State = PerformanceState.Upcoming, UpdatedAt = now };
        published = published.AsOf(now);

        return await store.TrySaveAsync(published, found.Version, cancellationToken)
            ? published
            : CatalogueErrors.ChangedMeanwhile;
    }
}
