using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Removes expired holds and announces the released units. The units were available from the moment at which the hold
/// ended, by the clock of Redis; this only informs the clients and frees memory.
/// </summary>
public sealed class ExpireHolds(
    ICatalogue catalogue, IHolds holds, ReleasedUnitsNotifier notifier, SeatPolicy policy, TimeProvider clock)
{
    public async Task<IReadOnlyList<LiveMessage>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var messages = new List<LiveMessage>();

        foreach (var performance in await catalogue.ListPublishedAsync(cancellationToken))
        {
            if (performance.StateAt(now) is PerformanceState.OnSale or PerformanceState.SoldOut)
            {
                var released = await holds.ExpireAsync(performance, policy.ExpiredHoldsMax, cancellationToken);
                messages.AddRange(await notifier.OfAsync(performance, released, cancellationToken));
            }
        }

        return messages;
    }
}
