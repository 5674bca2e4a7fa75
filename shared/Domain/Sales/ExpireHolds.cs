using System.Collections.Concurrent;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Removes expired holds and announces the released units. The units were available from the moment at which the hold
/// ended, by the clock of Redis; this only informs the clients and frees memory. Performances that the catalogue does
/// not list have no live messages; their source, <paramref name="others"/>, is told instead.
/// </summary>
public sealed class ExpireHolds(
    ICatalogue catalogue, IHolds holds, IUnlistedHolds unlistedHolds, ReleasedUnitsNotifier notifier, Rounds rounds,
    SeatPolicy policy, TimeProvider clock, IPerformanceSource? others = null)
{
    /// <summary>Unlisted performances of one run; the next run has the others.</summary>
    public const int UnlistedMax = 10_000;

    public async Task<IReadOnlyList<LiveMessage>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var published = await catalogue.ListPublishedAsync(cancellationToken);
        IReadOnlyList<PerformanceTag> sold =
        [
            .. published
                .Where(performance => performance.StateAt(now) is PerformanceState.OnSale or PerformanceState.SoldOut)
                .Select(performance => performance.Id.Tag),
            .. await unlistedHolds.ListAsync(UnlistedMax, cancellationToken),
        ];
        var messages = new ConcurrentQueue<LiveMessage>();
        await rounds.RunAsync(
            new Round<PerformanceTag>(
                nameof(ExpireHolds),
                tag => tag.ToString(),
                RoundPages.Of(sold, tag => tag.ToString()),
                (tag, stopped) => ExpireAsync(tag, messages, stopped))
            {
                ParallelismMax = policy.ExpireParallelismMax,
            },
            cancellationToken);

        return [.. messages];
    }

    private async Task ExpireAsync(
        PerformanceTag tag, ConcurrentQueue<LiveMessage> messages, CancellationToken cancellationToken)
    {
        if (await catalogue.FindAsync(tag, cancellationToken) is { } performance)
        {
            await ExpireAsync(performance, messages, cancellationToken);
        }
    }

    private async Task ExpireAsync(
        Performance performance, ConcurrentQueue<LiveMessage> messages, CancellationToken cancellationToken)
    {
        var released = await holds.ExpireAsync(performance, policy.ExpiredHoldsMax, cancellationToken);
        await holds.AuditAsync(performance, cancellationToken);

        if (!performance.Id.Tag.IsEvent)
        {
            await NoteAsync(performance.Id.Tag, released, cancellationToken);

            return;
        }

        foreach (var message in await notifier.OfAsync(performance, released, cancellationToken))
        {
            messages.Enqueue(message);
        }
    }

    private async Task NoteAsync(PerformanceTag tag, ReleasedUnits released, CancellationToken cancellationToken)
    {
        if (others is not null && released.Seats.Count + released.TicketTypes.Count > 0)
        {
            await others.NoteReleasedAsync(tag, cancellationToken);
        }
    }
}
