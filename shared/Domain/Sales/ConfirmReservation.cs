using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Turns an authorised payment into a sale. In this order: the money is authorised, the live hold is extended, the sale
/// is committed, the money is captured. A reservation that costs nothing is sold without a payment. What can no longer
/// be sold is ended, and its authorisation is voided.
/// </summary>
public sealed class ConfirmReservation(
    ICatalogue catalogue, IHolds holds, ISales sales, SellReservation sellReservation, SaleCompletion completion,
    PaymentPolicy policy)
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

            if (Check(performance, purchase, user, payment) is { } error)
            {
                return error;
            }

            var result = purchase.Reservation.State is ReservationState.Confirmed
                ? await CompleteAsync(performance, purchase.Stored!.Value, cancellationToken)
                : await SellAsync(performance, purchase, cancellationToken);

            if (result is { } settled)
            {
                return settled;
            }
        }

        return PaymentErrors.ChangedMeanwhile;
    }

    private static Error? Check(Performance performance, Purchase purchase, UserId user, PaymentId? payment)
    {
        var reservation = purchase.Reservation;

        if (reservation.User != user)
        {
            return ReservationErrors.NotOwner;
        }

        if (reservation is { State: ReservationState.Cancelled, Cancellation.Cause: CancellationCause.CaptureRefused })
        {
            return PaymentErrors.CaptureRefused;
        }

        // The sale itself finds out whether a stored pending reservation can still be sold.
        var error = purchase.Stored is not null && reservation.State is ReservationState.Pending
            ? null
            : PendingRules.Check(performance, reservation, user);

        return error ?? purchase.Sale.Payment switch
        {
            null when payment is null && reservation.Total.Amount == 0 => null,
            null => PaymentErrors.NotApproved,
            var present when payment is { } meant && meant != present.Id => PaymentErrors.OtherPayment,
            _ => null,
        };
    }

    private async Task<Result<WithMessages<Sale>>?> SellAsync(
        Performance performance, Purchase purchase, CancellationToken cancellationToken)
    {
        if (await sellReservation.ExecuteAsync(performance, purchase, cancellationToken) is not { } sold)
        {
            return null;
        }

        return sold.IsError ? sold.Error : await CompleteAsync(performance, sold.Value, cancellationToken);
    }

    private async Task<Result<WithMessages<Sale>>?> CompleteAsync(
        Performance performance, Versioned<Sale> sale, CancellationToken cancellationToken)
    {
        var completed = sale.Value.RecoverAt is null
            ? new CompletedSale(sale, ReleasedUnits.None)
            : await completion.CompleteAsync(performance, sale, cancellationToken);

        return completed.Value switch
        {
            { Reservation.State: ReservationState.Cancelled } => default(Result<WithMessages<Sale>>?),
            { Payment.State: PaymentState.Capturing } => PaymentErrors.Unfinished,
            var sold => new WithMessages<Sale>(sold, Announce(sold.KeptPart, completed.Released.SeatVersion)),
        };
    }

    private static SeatSold[] Announce(Reservation reservation, long? version) =>
    [
        .. reservation.Seats.Select(seat => new SeatSold(
            reservation.Performance,
            SeatId.Of(reservation.Performance, seat.Index),
            version,
            reservation.UpdatedAt)),
    ];
}
