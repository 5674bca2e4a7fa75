using System.Diagnostics;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.Sales;

/// <summary>
/// Cancels a reservation: a held one is released, a paid one is refunded. Only Pending and Confirmed ones can be
/// cancelled. Any other keeps its state, because other users may hold or own its units by now.
/// </summary>
public sealed class CancelReservation(
    ICatalogue catalogue, IHolds holds, ISales sales, SaleCompletion completion, ReleasedUnitsNotifier notifier,
    PaymentPolicy policy, TimeProvider clock)
{
    /// <param name="user">The user who cancels; only the owner may.</param>
    /// <param name="id">The reservation.</param>
    /// <param name="command">The kind of cancellation and its reason.</param>
    /// <param name="cancellationToken">Stops waiting; the recovery timer completes a cancellation that began.</param>
    public async Task<Result<WithMessages<Sale>>> ExecuteAsync(
        UserId user, ReservationId id, CancelReservationCommand command, CancellationToken cancellationToken)
    {
        if (TextPolicy.LengthOf(command.Reason) > Cancellation.ReasonLengthMax)
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

            if (reservation.User == user && command.HasCancelled(reservation))
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

    /// <summary>Null when the reservation changed meanwhile and must be read again.</summary>
    private async Task<Result<Sale>?> CancelHeldAsync(
        Performance performance, Reservation reservation, Cancellation cancellation,
        CancellationToken cancellationToken)
    {
        var cancelled = new Sale(reservation).With(cancellation, clock.GetUtcNow());

        if (await holds.TryCancelAsync(performance, cancelled.Reservation, cancellationToken))
        {
            return cancelled;
        }

        // A payment claimed the hold and may be about to store a sale. The cancellation is stored before it, or not at
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
        var over = sale.Value.With(cancellation, now) with { RecoverAt = completion.NextRecoveryFrom(now) };
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

/// <summary>A request to cancel a reservation.</summary>
/// <param name="Refunds">Whether a paid reservation may be cancelled too.</param>
/// <param name="Reason">At most <see cref="Cancellation.ReasonLengthMax"/> characters; null for the usual one.</param>
/// <param name="IdempotencySeed">Null for a request without an idempotency key.</param>
public sealed record CancelReservationCommand(
    bool Refunds, string? Reason = null, IdempotencySeed? IdempotencySeed = null)
{
    public Cancellation ToCancellation() => new(Reason ?? Cancellation.UsualReason, IdempotencySeed?.Bits);

    /// <summary>
    /// True when an earlier attempt at the same command cancelled the reservation. Only the seed's bits are compared:
    /// the time at which Redis first saw the key is lost with the data of Redis.
    /// </summary>
    public bool HasCancelled(Reservation reservation) =>
        reservation is { State: ReservationState.Cancelled, Cancellation.IdempotencyBits: { } bits }
        && bits == IdempotencySeed?.Bits;
}
