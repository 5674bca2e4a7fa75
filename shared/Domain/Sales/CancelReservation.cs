using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.Sales;

/// <summary>
/// Cancels a reservation: a held one is released; of a paid one, the units that nobody was admitted with are refunded.
/// An ended one keeps its state, because other users may hold or own its units by now.
/// </summary>
public sealed class CancelReservation(
    ICatalogue catalogue, IHolds holds, ISales sales, SaleCompletion completion, EndPendingSale endPendingSale,
    RefundUnusedUnits refundUnusedUnits, ReleasedUnitsNotifier notifier, PaymentPolicy policy, TimeProvider clock)
{
    /// <param name="user">The user who cancels: the owner, or an administrator with such a command.</param>
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
            if (await PurchaseLookup.FindPresentAsync(sales, holds, id, cancellationToken) is not { } purchase)
            {
                return ReservationErrors.UnknownReservation;
            }

            if (purchase.Reservation.User != user && !command.IsAdministrator)
            {
                return ReservationErrors.NotOwner;
            }

            if (command.HasCancelled(purchase.Sale))
            {
                return await RepeatAsync(performance, purchase, cancellationToken);
            }

            if (await CancelAsync(performance, purchase, command, cancellationToken) is { } result)
            {
                return result;
            }
        }

        return PaymentErrors.ChangedMeanwhile;
    }

    /// <summary>
    /// An earlier attempt at the same command cancelled the reservation, and its later steps may have been cut off.
    /// </summary>
    private async Task<WithMessages<Sale>> RepeatAsync(
        Performance performance, Purchase purchase, CancellationToken cancellationToken) =>
        purchase.Stored is { Value.RecoverAt: not null } sale
            ? await AnnounceAsync(
                performance,
                await completion.CompleteAsync(performance, sale, cancellationToken),
                cancellationToken)
            : new WithMessages<Sale>(purchase.Sale, []);

    /// <summary>Null when the reservation changed meanwhile and must be read again.</summary>
    private async Task<Result<WithMessages<Sale>>?> CancelAsync(
        Performance performance, Purchase purchase, CancelReservationCommand command,
        CancellationToken cancellationToken)
    {
        var reservation = purchase.Reservation;

        switch (reservation.State)
        {
            case ReservationState.Confirmed:
                return await RefundAsync(performance, purchase.Stored!.Value, command, cancellationToken);
            case ReservationState.Pending when purchase.Stored is { } sale:
                return await VoidAsync(performance, sale, command.ToCancellation(), cancellationToken);
            case ReservationState.Pending:
                return await ReleaseAsync(performance, reservation, command.ToCancellation(), cancellationToken);
        }

        // The hold ran out. The answer says so, but the money is released at once.
        if (purchase.Stored is { Value.Reservation.State: ReservationState.Pending } open
            && await endPendingSale.ExecuteAsync(performance, open, cancellationToken) is null)
        {
            return null;
        }

        return PendingRules.Check(performance, reservation, reservation.User)!;
    }

    private async Task<Result<WithMessages<Sale>>?> RefundAsync(
        Performance performance, Versioned<Sale> sale, CancelReservationCommand command,
        CancellationToken cancellationToken)
    {
        if (!command.Refunds)
        {
            return ReservationErrors.AlreadyConfirmed;
        }

        if (!command.IsAdministrator
            && performance.State is not PerformanceState.Cancelled
            && performance.RefundsEndAt <= clock.GetUtcNow())
        {
            return PaymentErrors.RefundClosed(performance.RefundsEndAt);
        }

        var result = await refundUnusedUnits.ExecuteAsync(
            performance, sale, command.ToCancellation(), cancellationToken);

        if (result is not { } refunded)
        {
            return null;
        }

        return refunded.IsError
            ? refunded.Error
            : await AnnounceAsync(performance, refunded.Value, cancellationToken);
    }

    private async Task<Result<WithMessages<Sale>>?> VoidAsync(
        Performance performance, Versioned<Sale> sale, Cancellation cancellation, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var over = sale.Value.With(cancellation, now) with { RecoverAt = completion.NextRecovery() };

        if (over.Payment is { IsOver: false })
        {
            over = over.With(PaymentState.Voiding, now);
        }

        var result = await sales.TryCommitAsync(performance, sale, over, cancellationToken);

        if (result is not SaleResult.Committed committed)
        {
            return null;
        }

        var completed = await completion.CompleteAsync(performance, committed.Sale, cancellationToken);

        return await AnnounceAsync(performance, completed, cancellationToken);
    }

    private async Task<Result<WithMessages<Sale>>?> ReleaseAsync(
        Performance performance, Reservation reservation, Cancellation cancellation,
        CancellationToken cancellationToken)
    {
        var cancelled = new Sale(reservation).With(cancellation, clock.GetUtcNow());

        if (await holds.TryCancelAsync(performance, cancelled.Reservation, cancellationToken) is { } units)
        {
            return new WithMessages<Sale>(cancelled, await notifier.OfAsync(performance, units, cancellationToken));
        }

        // A payment claimed the hold and may be about to store a sale. The cancellation is stored before it, or not at
        // all.
        var result = await sales.TryCommitAsync(performance, before: null, cancelled, cancellationToken);

        if (result is not SaleResult.Committed)
        {
            return null;
        }

        var released = await holds.ReleaseAsync(performance, cancelled.Reservation, cancellationToken);

        return new WithMessages<Sale>(cancelled, await notifier.OfAsync(performance, released, cancellationToken));
    }

    private async Task<WithMessages<Sale>> AnnounceAsync(
        Performance performance, CompletedSale completed, CancellationToken cancellationToken) =>
        new(completed.Value, await notifier.OfAsync(performance, completed.Released, cancellationToken));
}
