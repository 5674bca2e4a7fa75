using Serverless.Domain.Catalogue;
using Serverless.Domain.Realtime;
using Serverless.Domain.Seats;

namespace Serverless.Domain.Reservations;

/// <summary>
/// Tells the watchers about holds that ran out. The seats were free the moment the hold ended, by the clock of Redis;
/// this only makes it heard, and forgets what is left over.
/// </summary>
public sealed class SweepHolds(
    ICatalogue catalogue, IHolds holds, FreedUnitsNews news, SeatPolicy policy, TimeProvider clock)
{
    public async Task<IReadOnlyList<LiveMessage>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var messages = new List<LiveMessage>();

        foreach (var performance in await catalogue.ListPublishedAsync(cancellationToken))
        {
            if (performance.StateAt(now) is PerformanceState.OnSale or PerformanceState.SoldOut)
            {
                var freed = await holds.SweepAsync(performance, policy.SweptHoldsMax, cancellationToken);
                messages.AddRange(await news.OfAsync(performance, freed, cancellationToken));
            }
        }

        return messages;
    }
}
