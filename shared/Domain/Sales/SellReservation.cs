using System.Diagnostics;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>Commits the sale of a pending reservation, or ends the reservation when it can no longer be sold.</summary>
public sealed class SellReservation(
    IHolds holds, ISales sales, PaymentDecision decision, EndPendingSale endPendingSale, SaleCompletion completion,
    SeatPolicy seatPolicy, TimeProvider clock)
{
    /// <summary>Null when the purchase changed meanwhile and must be read again.</summary>
    internal async Task<Result<Versioned<Sale>>?> ExecuteAsync(
        Performance performance, Purchase purchase, CancellationToken cancellationToken)
    {
        if (CheckEvent(performance) is { } over)
        {
            if (purchase.Stored is not null)
            {
                // The hold may be live. Its end would release the units, but nobody has to wait for it.
                await holds.ReleaseAsync(performance, purchase.Reservation, cancellationToken);
            }

            return await EndAsync(performance, purchase, over, cancellationToken);
        }

        if (purchase is { Stored: { } sale, Sale.Payment: { } payment })
        {
            var state = await decision.AwaitAsync(payment, cancellationToken);

            if (state is not ProviderState.Authorised)
            {
                return await RejectAsync(performance, purchase, sale, state, cancellationToken);
            }
        }
        else if (!await TryClaimAsync(purchase.Reservation.Id, cancellationToken))
        {
            return null;
        }

        var extended = await holds.ExtendAsync(
            performance, purchase.Reservation, seatPolicy.SaleLifetime, cancellationToken);

        return extended switch
        {
            ExtendResult.Extended => await CommitAsync(performance, purchase, cancellationToken),
            ExtendResult.Lost lost => await EndAsync(
                performance, purchase, PaymentErrors.SoldToOthers(lost.Labels), cancellationToken),
            _ => await EndAsync(performance, purchase, ReservationErrors.Expired, cancellationToken),
        };
    }

    // A sale that closed meanwhile does not matter: the hold promised its time.
    private Error? CheckEvent(Performance performance) => performance switch
    {
        { State: PerformanceState.Cancelled } => ReservationErrors.CalledOff,
        _ when performance.Schedule.Date < clock.GetUtcNow() => ReservationErrors.EventOver,
        _ => null,
    };

    /// <summary>Hands a hold without a payment to the durable record that is about to be stored.</summary>
    private async Task<bool> TryClaimAsync(ReservationId id, CancellationToken cancellationToken)
    {
        var reading = await holds.ClaimAsync(id, cancellationToken);

        return reading.Reservation?.StateAt(reading.Now) is ReservationState.Pending;
    }

    private async Task<Result<Versioned<Sale>>?> CommitAsync(
        Performance performance, Purchase purchase, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var sold = purchase.Sale.With(ReservationState.Confirmed, now) with { RecoverAt = completion.NextRecovery() };

        if (sold.Payment is not null)
        {
            sold = sold.With(PaymentState.Capturing, now);
        }

        var result = await sales.TryCommitAsync(performance, purchase.Stored, sold, cancellationToken);

        switch (result)
        {
            case SaleResult.Committed committed:
                return committed.Sale;
            case SaleResult.ChangedMeanwhile:
                return null;
            case SaleResult.SoldToOthers others:
                // The holds did not know of the sale. What else was extended is released at once.
                await holds.ReleaseAsync(performance, purchase.Reservation, cancellationToken);

                return await EndAsync(performance, purchase, PaymentErrors.SoldToOthers(others.Labels), cancellationToken);
            default:
                throw new UnreachableException($"A confirmation cannot end in {result}.");
        }
    }

    private async Task<Result<Versioned<Sale>>?> RejectAsync(
        Performance performance, Purchase purchase, Versioned<Sale> sale, ProviderState state,
        CancellationToken cancellationToken)
    {
        var reading = await holds.FindAsync(purchase.Reservation.Id, cancellationToken);

        if (purchase.Reservation.StateAt(reading.Now) is ReservationState.Expired)
        {
            return await EndAsync(performance, purchase, ReservationErrors.Expired, cancellationToken);
        }

        return state switch
        {
            // A concurrent duplicate of this request moved the sale on after it was read.
            ProviderState.Captured or ProviderState.Refunded => default(Result<Versioned<Sale>>?),
            ProviderState.Declined when sale.Value.Payment!.State is PaymentState.Requested =>
                await StoreAsync(performance, sale, PaymentState.Declined, cancellationToken),
            ProviderState.Voided when sale.Value.Payment!.State is PaymentState.Requested =>
                await StoreAsync(performance, sale, PaymentState.Voided, cancellationToken),
            _ => PaymentErrors.NotApproved,
        };
    }

    private async Task<Result<Versioned<Sale>>?> StoreAsync(
        Performance performance, Versioned<Sale> sale, PaymentState state, CancellationToken cancellationToken)
    {
        var stored = sale.Value.With(state, clock.GetUtcNow());

        if (await sales.TryCommitAsync(performance, sale, stored, cancellationToken) is not SaleResult.Committed)
        {
            return null;
        }

        return PaymentErrors.NotApproved;
    }

    private async Task<Result<Versioned<Sale>>?> EndAsync(
        Performance performance, Purchase purchase, Error error, CancellationToken cancellationToken)
    {
        if (purchase.Stored is { } sale
            && await endPendingSale.ExecuteAsync(performance, sale, cancellationToken) is null)
        {
            return null;
        }

        return error;
    }
}
