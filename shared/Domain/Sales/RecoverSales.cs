using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Completes interrupted purchases: sales that were committed but not captured, refunds without an answer, and payments
/// of reservations that were never confirmed. Then it refunds the events that were called off. It can run twice at the
/// same time, because each of its steps can.
/// </summary>
public sealed class RecoverSales(
    ICatalogue catalogue, ISales sales, IHolds holds, SaleCompletion completion, EndPendingSale endPendingSale,
    RefundCalledOff refundCalledOff, ReleasedUnitsNotifier notifier, PaymentPolicy policy, TimeProvider clock)
{
    public async Task<IReadOnlyList<LiveMessage>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var messages = new List<LiveMessage>();

        foreach (var tag in await sales.ListOpenAsync(policy.PerformancesMax, cancellationToken))
        {
            if (await catalogue.FindAsync(tag, cancellationToken) is { } performance)
            {
                await RecoverAsync(performance, messages, cancellationToken);
            }
        }

        await refundCalledOff.ExecuteAsync(cancellationToken);

        return messages;
    }

    private async Task RecoverAsync(
        Performance performance, List<LiveMessage> messages, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();

        foreach (var id in await sales.ListDueAsync(performance.Id.Tag, now, policy.RecoveriesMax, cancellationToken))
        {
            if (await sales.FindAsync(id, cancellationToken) is not { } sale || !(sale.Value.RecoverAt <= now))
            {
                continue;
            }

            if (sale.Value.Reservation.State is ReservationState.Pending)
            {
                await ExpireAsync(performance, sale, cancellationToken);
            }
            else
            {
                var completed = await completion.CompleteAsync(performance, sale, cancellationToken);
                messages.AddRange(await notifier.OfAsync(performance, completed.Released, cancellationToken));
            }
        }
    }

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
