using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Refunds all purchases of the events that were called off, some of each event at a time. The progress is stored after
/// each page of sales; a page that was interrupted is visited again, and each sale is refunded once. It can run twice
/// at the same time.
/// </summary>
public sealed class RefundCalledOff(
    ICatalogue catalogue, ICatalogueStore store, ISales sales, IEventRefunds refunds, RefundCalledOffSale refundSale,
    Rounds rounds, PaymentPolicy policy, TimeProvider clock)
{
    private const int PagesMax = 4;
    private const int CountedMax = 500;

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var calledOff = (await catalogue.ListPublishedAsync(cancellationToken))
            .Where(performance => performance.IsRefunding)
            .Take(policy.PerformancesMax);

        foreach (var performance in calledOff)
        {
            try
            {
                await rounds.TryAsync(
                    nameof(RefundCalledOff),
                    performance.Id.Tag.ToString(),
                    () => RefundAsync(performance, cancellationToken));
            }
            catch (DependencyUnavailableException)
            {
                // The next run goes on where this one stopped; the other events must not wait for that.
            }
        }
    }

    private async Task RefundAsync(Performance performance, CancellationToken cancellationToken)
    {
        var tag = performance.Id.Tag;
        var found = await refunds.FindAsync(tag, cancellationToken);
        var (progress, version) = (found?.Value ?? new EventRefunds(clock.GetUtcNow()), found?.Version);

        for (var i = 0; i < PagesMax && progress.CompletedAt is null; i++)
        {
            var pass = progress.Pass;
            var visited = await VisitAsync(performance, progress, cancellationToken);

            if (await refunds.TrySaveAsync(tag, visited, version, cancellationToken) is not { } saved)
            {
                return;
            }

            (progress, version) = (saved.Value, saved.Version);

            // A failed refund is not repeated at once: the next run comes soon.
            if (pass > 0)
            {
                break;
            }
        }

        if (progress.CompletedAt is { } completed)
        {
            await CloseAsync(performance.Id, completed, cancellationToken);
        }
    }

    private async Task<EventRefunds> VisitAsync(
        Performance performance, EventRefunds progress, CancellationToken cancellationToken)
    {
        var limit = progress.Pass == 0 ? CountedMax : policy.RecoveriesMax;
        var page = await sales.ListAsync(performance.Id.Tag, progress.Cursor, limit, cancellationToken);
        var found = new EventRefundCounts();

        foreach (var entry in page.Sales)
        {
            var visit = progress.Pass == 0
                ? RefundCalledOffSale.Count(entry)
                : await refundSale.ExecuteAsync(performance, entry, cancellationToken);
            found = found.And(visit.Counts);

            if (visit.Error is { } error)
            {
                progress = progress.WithError(error, clock.GetUtcNow());
            }
        }

        return progress.After(
            found, page.Next, clock.GetUtcNow(), TimeSpan.FromSeconds(policy.CallOffSettleSeconds));
    }

    /// <summary>Takes the event from the list of those to refund.</summary>
    private async Task CloseAsync(PerformanceId id, DateTimeOffset completed, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is { Value.IsRefunding: true } found)
        {
            // After a conflict the next run does it.
            await store.TrySaveAsync(found.Value with { RefundedAt = completed }, found.Version, cancellationToken);
        }
    }
}
