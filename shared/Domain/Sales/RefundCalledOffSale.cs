using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Ends one sale of an event that was called off: what was paid and not used is refunded, what was only authorised is
/// released. A sale that cannot be read or changed now is counted and passed over.
/// </summary>
public sealed class RefundCalledOffSale(
    ISales sales, SaleCompletion completion, EndPendingSale endPendingSale, RefundUnusedUnits refundUnusedUnits,
    PaymentPolicy policy)
{
    /// <summary>What a sale adds to the counts as it is.</summary>
    public static EventRefundVisit Count(SaleEntry entry) => entry.Sale is { Value: var sale }
        ? CountOf(sale)
        : new EventRefundVisit(new EventRefundCounts { Failed = 1 }, $"The sale {entry.Id} cannot be read.");

    public async Task<EventRefundVisit> ExecuteAsync(
        Performance performance, SaleEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Sale is not { } sale)
        {
            return Count(entry);
        }

        try
        {
            return await EndAsync(performance, sale, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new EventRefundVisit(
                new EventRefundCounts { Purchases = 1, Failed = 1 }, $"{entry.Id}: {exception.GetType().Name}");
        }
    }

    private async Task<EventRefundVisit> EndAsync(
        Performance performance, Versioned<Sale> sale, CancellationToken cancellationToken)
    {
        var id = sale.Value.Reservation.Id;

        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            var (after, error) = await StepAsync(performance, sale, cancellationToken);

            if (error == PaymentErrors.Admitted)
            {
                return CountOf(sale.Value, isAdmitted: true);
            }

            if (error is not null)
            {
                return new EventRefundVisit(
                    new EventRefundCounts { Purchases = 1, Failed = 1 }, $"{id}: {error.Code}");
            }

            if (after is not null)
            {
                return CountOf(after);
            }

            sale = await sales.FindAsync(id, cancellationToken) ?? sale;
        }

        return new EventRefundVisit(
            new EventRefundCounts { Purchases = 1, Failed = 1 }, $"{id}: {PaymentErrors.ChangedMeanwhile.Code}");
    }

    /// <summary>Neither a sale nor an error when the sale changed meanwhile and must be read again.</summary>
    private async Task<(Sale? After, Error? Error)> StepAsync(
        Performance performance, Versioned<Sale> sale, CancellationToken cancellationToken)
    {
        switch (sale.Value)
        {
            case { Reservation.State: ReservationState.Pending }:
                return ((await endPendingSale.ExecuteAsync(performance, sale, cancellationToken))?.Value, null);
            case { IsMoneyMoving: true } when sale.Value.Payment?.State is not PaymentState.Capturing:
                return ((await completion.CompleteAsync(performance, sale, cancellationToken)).Value, null);
            case { Reservation.State: ReservationState.Confirmed }:
                var refunded = await refundUnusedUnits.ExecuteAsync(
                    performance, sale, Cancellation.ByEvent, cancellationToken);

                return (refunded?.Value?.Value, refunded?.Error);
            default:
                return (sale.Value, null);
        }
    }

    private static EventRefundVisit CountOf(Sale sale, bool isAdmitted = false)
    {
        var isReturned = sale.Refunds.Any(refund => refund.Cancellation.Cause is CancellationCause.EventCalledOff);
        var isToRefund = sale.Reservation.State is ReservationState.Confirmed && !isReturned && !isAdmitted;
        var isPaid = isReturned && !sale.IsMoneyMoving;
        var counts = new EventRefundCounts
        {
            Purchases = isReturned || isToRefund ? 1 : 0,
            Refunded = isPaid ? 1 : 0,
            Admitted = isAdmitted && !isReturned ? 1 : 0,
            Failed = isReturned && !isPaid ? 1 : 0,
            Open = !isReturned && sale.IsMoneyMoving ? 1 : 0,
            Amount = sale.Refunds
                .Where(refund => refund is
                {
                    PaidAt: not null, Cancellation.Cause: CancellationCause.EventCalledOff,
                })
                .Sum(refund => refund.Amount.Amount),
        };

        return new EventRefundVisit(
            counts, counts.Failed > 0 ? $"{sale.Reservation.Id}: {PaymentErrors.Unfinished.Code}" : null);
    }
}

/// <param name="Counts">What the sale adds.</param>
/// <param name="Error">Why it could not be ended; null when it was.</param>
public readonly record struct EventRefundVisit(EventRefundCounts Counts, string? Error);
