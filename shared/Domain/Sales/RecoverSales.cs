using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Completes interrupted purchases: sales that were committed but not captured, refunds without an answer, and payments
/// of reservations that were never confirmed. It can run twice at the same time, because each of its steps can.
/// </summary>
public sealed class RecoverSales(
    ICatalogue catalogue, ISales sales, SaleCompletion completion, ReleasedUnitsNotifier notifier, PaymentPolicy policy,
    TimeProvider clock)
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

        return messages;
    }

    private async Task RecoverAsync(
        Performance performance, List<LiveMessage> messages, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();

        foreach (var id in await sales.ListDueAsync(performance.Id.Tag, now, policy.RecoveriesMax, cancellationToken))
        {
            if (await sales.FindAsync(id, cancellationToken) is not { } sale)
            {
                continue;
            }

            if (sale.Value.Reservation.State is ReservationState.Pending)
            {
                await ExpireAsync(performance, sale, messages, cancellationToken);
            }
            else if (sale.Value.RecoverAt <= now)
            {
                await completion.CompleteAsync(performance, sale, cancellationToken);
            }
        }
    }

    private async Task ExpireAsync(
        Performance performance, Versioned<Sale> sale, List<LiveMessage> messages, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var over = sale.Value.With(ReservationState.Expired, now) with { RecoverAt = completion.NextRecoveryFrom(now) };

        if (sale.Value.Payment is { IsOver: false })
        {
            over = over.With(PaymentState.Voiding, now);
        }

        var result = await sales.TryCommitAsync(performance, sale, over, cancellationToken);

        if (result is SaleResult.Committed committed)
        {
            await completion.CompleteAsync(performance, committed.Sale, cancellationToken);
            messages.AddRange(await notifier.OfAsync(performance, over.Reservation, cancellationToken));
        }
    }
}
