using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// Shows a draft to everybody. From now on its seats and ticket types never change. Publishing twice is a retry.
/// </summary>
public sealed class PublishPerformance(ICatalogueBooks books, TimeProvider clock)
{
    public async Task<Outcome<Performance>> ExecuteAsync(PerformanceId id, CancellationToken cancellationToken)
    {
        if (await books.FindAsync(id, cancellationToken) is not { } found)
        {
            return CatalogueRefusals.UnknownPerformance;
        }

        var performance = found.Value;
        var now = clock.GetUtcNow();

        if (performance.State is PerformanceState.Cancelled || performance.Schedule.IsOverAt(now))
        {
            return CatalogueRefusals.Over;
        }

        if (performance.State is not PerformanceState.Draft)
        {
            return performance;
        }

        if (performance.Layout is null && performance.TicketTypes.Count == 0)
        {
            return CatalogueRefusals.NothingToSell;
        }

        var published = performance with { State = PerformanceState.Upcoming, UpdatedAt = now };
        published = published.AsOf(now);

        return await books.TrySaveAsync(published, found.Version, cancellationToken)
            ? published
            : CatalogueRefusals.ChangedMeanwhile;
    }
}
