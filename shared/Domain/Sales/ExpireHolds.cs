using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Tells the watchers about holds that ran out. The seats were free the moment the hold ended, by the clock of Redis;
/// this only makes it heard, and forgets what is left over.
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
                var freed = await holds.ExpireAsync(performance, policy.SweptHoldsMax, cancellationToken);
                messages.AddRange(await notifier.OfAsync(performance, freed, cancellationToken));
            }
        }

        return messages;
    }
}
