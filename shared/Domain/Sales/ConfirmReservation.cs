using System.Diagnostics;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Turns an authorised payment into a sale. In this order: the money is authorised, the hold is extended, the sale is
/// committed, the money is captured. After the hold ran out, the buyer still gets the units if no other user took
/// them; otherwise the authorisation is voided.
/// </summary>
public sealed class ConfirmReservation(
    ICatalogue catalogue, IHolds holds, ISales sales, PaymentDecision decision, SaleCompletion completion,
    SeatPolicy seatPolicy, PaymentPolicy policy, TimeProvider clock)
{
    /// <param name="user">The user who confirms; only the owner may.</param>
    /// <param name="id">The reservation.</param>
    /// <param name="payment">The payment, or null for the reservation's present one.</param>
    /// <param name="cancellationToken">Stops waiting; the recovery timer completes a sale that was committed.</param>
    public async Task<Result<WithMessages<Sale>>> ExecuteAsync(
        UserId user, ReservationId id, PaymentId? payment, CancellationToken cancellationToken)
    {
        if (!id.TryTag(out var tag) || await catalogue.FindAsync(tag, cancellationToken) is not { } performance)
        {
            return ReservationErrors.UnknownReservation;
        }

        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            if (await PurchaseLookup.FindAsync(sales, holds, id, cancellationToken) is not { } purchase)
            {
                return ReservationErrors.UnknownReservation;
            }

            if (Check(purchase, user, payment) is { } error)
            {
                return error;
            }

            var sale = purchase.Stored!.Value;
            var result = sale.Value.Reservation.State is ReservationState.Confirmed
                ? await CompleteAsync(performance, sale, cancellationToken)
                : await SellAsync(performance, sale, cancellationToken);

            if (result is { } settled)
            {
                return settled;
            }
        }

        return PaymentErrors.ChangedMeanwhile;
    }

    /// <summary>Null for a stored sale with a payment only; a hold has no payment.</summary>
    private Error? Check(Purchase purchase, UserId user, PaymentId? payment)
    {
        // A stored sale can be confirmed after its hold ran out, so only its stored state counts.
        var reservation = purchase.Reservation;
        var state = purchase.Stored is null ? reservation.StateAt(clock.GetUtcNow()) : reservation.State;

        return reservation.Check(user, state) ?? purchase.Sale.Payment switch
        {
            null => PaymentErrors.NotApproved,
            var present when payment is { } meant && meant != present.Id => PaymentErrors.OtherPayment,
            _ => null,
        };
    }

    /// <summary>Null when the sale changed meanwhile and must be read again.</summary>
    private async Task<Result<WithMessages<Sale>>?> SellAsync(
        Performance performance, Versioned<Sale> sale, CancellationToken cancellationToken)
    {
        switch (await decision.AwaitAsync(sale.Value.Payment!, cancellationToken))
        {
            case ProviderState.Authorised:
                break;
            case ProviderState.Captured or ProviderState.Voided or ProviderState.Refunded:
                // A concurrent duplicate of this request moved the sale on after it was read.
                return null;
            default:
                return PaymentErrors.NotApproved;
        }

        var reservation = sale.Value.Reservation;
        var lost = performance.State is PerformanceState.Cancelled
            ? [performance.Details.Title]
            : await holds.ExtendAsync(performance, reservation, seatPolicy.SaleLifetime, cancellationToken);

        if (lost.Count > 0)
        {
            // Units of a hold that did not run out were lost with data of Redis.
            var isTooLate = performance.State is PerformanceState.Cancelled
                || reservation.ExpiresAt <= clock.GetUtcNow();

            return await LoseAsync(
                performance,
                sale,
                isTooLate ? PaymentErrors.TooLate(lost) : PaymentErrors.SoldToOthers(lost),
                cancellationToken);
        }

        var now = clock.GetUtcNow();
        var sold = sale.Value.With(ReservationState.Confirmed, now).With(PaymentState.Capturing, now) with
        {
            RecoverAt = completion.NextRecoveryFrom(now),
        };
        var result = await sales.TryCommitAsync(performance, sale, sold, cancellationToken);

        return result switch
        {
            SaleResult.Committed committed => await CompleteAsync(performance, committed.Sale, cancellationToken),
            SaleResult.SoldToOthers others => await LoseAsync(
                performance, sale, PaymentErrors.SoldToOthers(others.Labels), cancellationToken),
            SaleResult.ChangedMeanwhile => null,
            _ => throw new UnreachableException($"A confirmation cannot end in {result}."),
        };
    }

    private async Task<Result<WithMessages<Sale>>?> LoseAsync(
        Performance performance, Versioned<Sale> sale, Error reason, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var over = sale.Value.With(ReservationState.Expired, now).With(PaymentState.Voiding, now) with
        {
            RecoverAt = completion.NextRecoveryFrom(now),
        };
        var result = await sales.TryCommitAsync(performance, sale, over, cancellationToken);

        if (result is not SaleResult.Committed committed)
        {
            return null;
        }

        await completion.CompleteAsync(performance, committed.Sale, cancellationToken);

        return reason;
    }

    private async Task<Result<WithMessages<Sale>>?> CompleteAsync(
        Performance performance, Versioned<Sale> sale, CancellationToken cancellationToken)
    {
        var completed = sale.Value.RecoverAt is null
            ? sale.Value
            : (await completion.CompleteAsync(performance, sale, cancellationToken)).Value;

        return completed switch
        {
            { Reservation.State: ReservationState.Cancelled } => PaymentErrors.NotApproved,
            { Payment.State: PaymentState.Capturing } => PaymentErrors.Unfinished,
            _ => new WithMessages<Sale>(completed, Announce(completed.Reservation)),
        };
    }

    private static SeatSold[] Announce(Reservation reservation) =>
    [
        .. reservation.Seats.Select(seat => new SeatSold(
            reservation.Performance, SeatId.Of(reservation.Performance, seat.Index), reservation.UpdatedAt)),
    ];
}
