using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// Shows one performance as it is stored, drafts included, for an administrator who wants to edit it.
/// </summary>
public sealed class ShowPerformanceToAdmin(ICatalogueStore store, TimeProvider clock)
{
    public async Task<Result<Performance>> ExecuteAsync(PerformanceId id, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } found
            ? found.Value.AsOf(clock.GetUtcNow())
            : CatalogueErrors.UnknownPerformance(id);
}
