using System.Collections.Concurrent;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Removes expired holds and announces the released units. The units were available from the moment at which the hold
/// ended, by the clock of Redis; this only informs the clients and frees memory.
/// </summary>
public sealed class ExpireHolds(
    ICatalogue catalogue, IHolds holds, ReleasedUnitsNotifier notifier, Rounds rounds, SeatPolicy policy,
    TimeProvider clock)
{
    public async Task<IReadOnlyList<LiveMessage>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var published = await catalogue.ListPublishedAsync(cancellationToken);
        IReadOnlyList<Performance> sold =
        [
            .. published.Where(performance =>
                performance.StateAt(now) is PerformanceState.OnSale or PerformanceState.SoldOut),
        ];
        var messages = new ConcurrentQueue<LiveMessage>();
        await rounds.RunAsync(
            new Round<Performance>(
                nameof(ExpireHolds),
                performance => performance.Id.Tag.ToString(),
                RoundPages.Of(sold, performance => performance.Id.Tag.ToString()),
                (performance, stopped) => ExpireAsync(performance, messages, stopped))
            {
                ParallelismMax = policy.ExpireParallelismMax,
            },
            cancellationToken);

        return [.. messages];
    }

    private async Task ExpireAsync(
        Performance performance, ConcurrentQueue<LiveMessage> messages, CancellationToken cancellationToken)
    {
        var released = await holds.ExpireAsync(performance, policy.ExpiredHoldsMax, cancellationToken);
        await holds.AuditAsync(performance, cancellationToken);

        foreach (var message in await notifier.OfAsync(performance, released, cancellationToken))
        {
            messages.Enqueue(message);
        }
    }
}
