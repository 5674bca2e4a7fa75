using System.Diagnostics;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Gives a reservation up: a held one is let go, a paid one is refunded. Only from Pending or Confirmed; what is
/// already over stays as it is, so nothing that somebody else has by now is touched.
/// </summary>
public sealed class CancelReservation(
    ICatalogue catalogue, IHolds holds, ISales sales, SaleCompletion completion, ReleasedUnitsNotifier notifier,
    PaymentPolicy policy, TimeProvider clock)
{
    /// <param name="user">Who gives it up; only the owner may.</param>
    /// <param name="id">The reservation.</param>
    /// <param name="command">How, and why.</param>
    /// <param name="cancellationToken">Stops waiting; what was begun is finished by the follow-up.</param>
    public async Task<Result<WithMessages<Sale>>> ExecuteAsync(
        UserId user, ReservationId id, CancelReservationCommand command, CancellationToken cancellationToken)
    {
        if (command.Reason?.Length > Cancellation.ReasonLengthMax)
        {
            return ReservationErrors.LongReason;
        }

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

            var reservation = purchase.Reservation;

            if (reservation.User == user && command.HasDone(reservation))
            {
                return await CompleteAsync(performance, purchase, cancellationToken);
            }

            if (Check(reservation, user, command) is { } error)
            {
                return error;
            }

            var result = purchase.Stored is { } sale
                ? await CancelStoredAsync(performance, sale, command.ToCancellation(), cancellationToken)
                : await CancelHeldAsync(performance, reservation, command.ToCancellation(), cancellationToken);

            if (result is { } cancelled)
            {
                return cancelled.IsError
                    ? cancelled.Error
                    : new WithMessages<Sale>(
                        cancelled.Value, await notifier.OfAsync(performance, reservation, cancellationToken));
            }
        }

        return PaymentErrors.ChangedMeanwhile;
    }

    /// <summary>
    /// An earlier attempt at the same command cancelled the reservation, and its later steps may have been cut off.
    /// Nothing is announced, because other users may hold the released seats by now.
    /// </summary>
    private async Task<WithMessages<Sale>> CompleteAsync(
        Performance performance, Purchase purchase, CancellationToken cancellationToken) =>
        new(
            purchase.Stored is { } sale
                ? (await completion.CompleteAsync(performance, sale, cancellationToken)).Value
                : purchase.Sale,
            []);

    private Error? Check(Reservation reservation, UserId user, CancelReservationCommand command) =>
        reservation.Check(user, clock.GetUtcNow())
        ?? (reservation.State is ReservationState.Confirmed && !command.Refunds
            ? ReservationErrors.AlreadyConfirmed
            : null);

    /// <summary>Null when the reservation changed meanwhile and has to be read again.</summary>
    private async Task<Result<Sale>?> CancelHeldAsync(
        Performance performance, Reservation reservation, Cancellation cancellation,
        CancellationToken cancellationToken)
    {
        var cancelled = new Sale(reservation).With(cancellation, clock.GetUtcNow());

        if (await holds.TryCancelAsync(performance, cancelled.Reservation, cancellationToken))
        {
            return cancelled;
        }

        // A payment claimed it and may be about to put it on record. The cancellation is put there first, or not at
        // all.
        var result = await sales.TryCommitAsync(performance, before: null, cancelled, cancellationToken);

        if (result is not SaleResult.Committed)
        {
            return null;
        }

        await holds.ReleaseAsync(performance, cancelled.Reservation, cancellationToken);

        return cancelled;
    }

    private async Task<Result<Sale>?> CancelStoredAsync(
        Performance performance, Versioned<Sale> sale, Cancellation cancellation, CancellationToken cancellationToken)
    {
        if (sale.Value.Payment?.State is PaymentState.Capturing)
        {
            await completion.CompleteAsync(performance, sale, cancellationToken);

            return null;
        }

        var now = clock.GetUtcNow();
        var over = sale.Value.With(cancellation, now) with { RecoverAt = completion.SoonFrom(now) };
        over = sale.Value.Payment switch
        {
            null or { IsOver: true } => over,
            { State: PaymentState.Captured } => over.With(PaymentState.Refunding, now),
            _ => over.With(PaymentState.Voiding, now),
        };
        var result = await sales.TryCommitAsync(performance, sale, over, cancellationToken);

        return result switch
        {
            SaleResult.Committed committed =>
                (await completion.CompleteAsync(performance, committed.Sale, cancellationToken)).Value,
            SaleResult.Admitted => PaymentErrors.Admitted,
            SaleResult.ChangedMeanwhile => null,
            _ => throw new UnreachableException($"A cancellation cannot end in {result}."),
        };
    }
}

/// <summary>How somebody gives a reservation up.</summary>
/// <param name="Refunds">Whether a paid one may be given up too.</param>
/// <param name="Reason">At most <see cref="Cancellation.ReasonLengthMax"/> characters; null for the usual one.</param>
/// <param name="IdempotencySeed">There when the request can be repeated as the same one.</param>
public sealed record CancelReservationCommand(bool Refunds, string? Reason = null, IdempotencySeed? IdempotencySeed = null)
{
    public Cancellation ToCancellation() => new(Reason ?? Cancellation.UsualReason, IdempotencySeed?.Bits);

    /// <summary>
    /// An earlier attempt at this wish has cancelled it. Told by the wish alone, not by when it was first seen: that is
    /// new when Redis has forgotten.
    /// </summary>
    public bool HasDone(Reservation reservation) =>
        reservation is { State: ReservationState.Cancelled, Cancellation.IdempotencyBits: { } bits } && bits == IdempotencySeed?.Bits;
}
