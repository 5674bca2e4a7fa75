using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// Calls a performance off: nothing of it can be held or bought any more. Cancelling twice is a retry.
/// </summary>
public sealed class CancelPerformance(ICatalogueBooks books, TimeProvider clock)
{
    public async Task<Outcome<Announced<Performance>>> ExecuteAsync(
        PerformanceId id, CancellationToken cancellationToken)
    {
        if (await books.FindAsync(id, cancellationToken) is not { } found)
        {
            return CatalogueRefusals.UnknownPerformance;
        }

        if (found.Value.State is PerformanceState.Cancelled)
        {
            return new Announced<Performance>(found.Value, []);
        }

        var now = clock.GetUtcNow();
        var cancelled = found.Value with { State = PerformanceState.Cancelled, UpdatedAt = now };

        return await books.TrySaveAsync(cancelled, found.Version, cancellationToken)
            ? new Announced<Performance>(
                cancelled, [new PerformanceStateChanged(id, PerformanceState.Cancelled, now)])
            : CatalogueRefusals.ChangedMeanwhile;
    }
}
