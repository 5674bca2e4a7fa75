using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Completes interrupted purchases: sales that were committed but not captured, refunds without an answer, and payments
/// of reservations that were never confirmed. It cancels what was sold without a payment and not paid in time. Then it
/// refunds the events that were called off. It can run twice at the same time, because each of its steps can.
/// </summary>
public sealed class RecoverSales(
    ICatalogue catalogue, ISales sales, IHolds holds, SaleCompletion completion, EndPendingSale endPendingSale,
    RefundUnusedUnits refundUnusedUnits, RefundCalledOff refundCalledOff, ReleasedUnitsNotifier notifier, Rounds rounds,
    PaymentPolicy policy, TimeProvider clock)
{
    // Nobody buys any more, and nobody is refunded; a sale that comes all the same opens the performance again.
    private static readonly TimeSpan ClosedAfter = TimeSpan.FromDays(7);

    public async Task<IReadOnlyList<LiveMessage>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var messages = new List<LiveMessage>();
        await rounds.RunAsync(
            new Round<PerformanceTag>(
                nameof(RecoverSales),
                tag => tag.ToString(),
                sales.ListOpenAsync,
                (tag, stopped) => RecoverAsync(tag, messages, stopped))
            {
                ItemsMax = policy.PerformancesMax,
            },
            cancellationToken);

        await refundCalledOff.ExecuteAsync(cancellationToken);

        return messages;
    }

    private async Task RecoverAsync(
        PerformanceTag tag, List<LiveMessage> messages, CancellationToken cancellationToken)
    {
        if (await catalogue.FindAsync(tag, cancellationToken) is not { } performance)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var due = await sales.ListDueAsync(tag, now, policy.RecoveriesMax, cancellationToken);

        foreach (var one in due)
        {
            // A sale that cannot be recovered goes behind the others, and is tried again.
            if (!await rounds.TryAsync(
                nameof(RecoverSales), one.Key, () => RecoverAsync(performance, one, messages, cancellationToken)))
            {
                await sales.PostponeAsync(tag, one, now.AddSeconds(policy.BrokenSeconds), cancellationToken);
            }
        }

        if (due.Count == policy.RecoveriesMax)
        {
            rounds.NoteDue(nameof(RecoverSales), due[^1].DueAt);
        }
        else if (due.Count == 0 && performance.IsOverSince(now - ClosedAfter))
        {
            await sales.CloseAsync(tag, now, cancellationToken);
        }
    }

    private async Task RecoverAsync(
        Performance performance, DueSale due, List<LiveMessage> messages, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();

        if (await sales.FindAsync(due.Id, cancellationToken) is not { } sale || !IsOf(sale.Value, due))
        {
            await sales.PostponeAsync(performance.Id.Tag, due, until: null, cancellationToken);
        }
        else if (sale.Value.Reservation.State is ReservationState.Pending)
        {
            await ExpireAsync(performance, sale, cancellationToken);
        }
        else if (sale.Value.RecoverAt <= now
            && await CompleteAsync(performance, sale, cancellationToken) is { } completed)
        {
            messages.AddRange(await notifier.OfAsync(performance, completed.Released, cancellationToken));
        }
    }

    /// <summary>Null when an unpaid sale could not be cancelled now.</summary>
    private async Task<CompletedSale?> CompleteAsync(
        Performance performance, Versioned<Sale> sale, CancellationToken cancellationToken)
    {
        if (sale.Value.UnpaidUntil is not { } end || end > clock.GetUtcNow())
        {
            return await completion.CompleteAsync(performance, sale, cancellationToken);
        }

        var ended = await refundUnusedUnits.ExecuteAsync(
            performance, sale, Cancellation.ByTime, cancellationToken);

        return ended?.Value;
    }

    // An entry that was postponed stands for nothing once the sale has a later entry or none.
    private static bool IsOf(Sale sale, DueSale due) => sale.RecoverAt - due.DueAt < TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// Ends a payment that nobody confirmed. Its units became available with the end of the hold, and the timer that
    /// expires holds announces them.
    /// </summary>
    private async Task ExpireAsync(
        Performance performance, Versioned<Sale> sale, CancellationToken cancellationToken)
    {
        var reading = await holds.FindAsync(sale.Value.Reservation.Id, cancellationToken);
        var left = reading.LeftOf(sale.Value.Reservation);

        if (left > TimeSpan.Zero && performance.State is not PerformanceState.Cancelled)
        {
            // This instance's clock is ahead of the clock that judges holds.
            var later = sale.Value with { RecoverAt = clock.GetUtcNow() + left + policy.LateFor };
            await sales.TryCommitAsync(performance, sale, later, cancellationToken);
        }
        else
        {
            await endPendingSale.ExecuteAsync(performance, sale, cancellationToken);
        }
    }
}
