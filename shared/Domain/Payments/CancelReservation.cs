using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;
using Serverless.Domain.Reservations;

namespace Serverless.Domain.Payments;

/// <summary>
/// Gives a reservation up: a held one is let go, a paid one is refunded. Only from Pending or Confirmed; what is
/// already over stays as it is, so nothing that somebody else has by now is touched.
/// </summary>
public sealed class CancelReservation(
    ICatalogue catalogue, IHolds holds, ISales sales, SaleFinisher finisher, FreedUnitsNews news,
    PaymentPolicy policy, TimeProvider clock)
{
    /// <param name="visitor">Who gives it up; only the owner may.</param>
    /// <param name="id">The reservation.</param>
    /// <param name="wish">How, and why.</param>
    /// <param name="cancellationToken">Stops waiting; what was begun is finished by the follow-up.</param>
    public async Task<Outcome<Announced<Sale>>> ExecuteAsync(
        VisitorId visitor, ReservationId id, CancelWish wish, CancellationToken cancellationToken)
    {
        if (wish.Reason?.Length > Cancellation.ReasonLengthMax)
        {
            return ReservationRefusals.LongReason;
        }

        if (!id.TryTag(out var tag) || await catalogue.FindAsync(tag, cancellationToken) is not { } performance)
        {
            return ReservationRefusals.UnknownReservation;
        }

        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            var sale = await sales.FindAsync(id, cancellationToken);
            var reservation = sale?.Value.Reservation ?? await holds.FindAsync(id, cancellationToken);

            if (reservation?.Visitor == visitor && wish.HasDone(reservation))
            {
                return await FinishAsync(performance, sale, reservation, cancellationToken);
            }

            if (Refuse(reservation, visitor, wish.Refunds) is { } refusal)
            {
                return refusal;
            }

            var outcome = sale is { } recorded
                ? await CancelRecordedAsync(performance, recorded, wish.ToCancellation(), cancellationToken)
                : await CancelHeldAsync(performance, reservation!, wish.ToCancellation(), cancellationToken);

            if (outcome is { } cancelled)
            {
                return cancelled.IsRefused
                    ? cancelled.Refusal
                    : new Announced<Sale>(
                        cancelled.Value, await news.OfAsync(performance, reservation!, cancellationToken));
            }
        }

        return PaymentRefusals.ChangedMeanwhile;
    }

    /// <summary>
    /// The wish was done by an earlier attempt, whose steps may have been cut off behind the one that counts. The
    /// watchers are told nothing: what was let go then may be somebody else's by now.
    /// </summary>
    private async Task<Announced<Sale>> FinishAsync(
        Performance performance, Versioned<Sale>? sale, Reservation reservation, CancellationToken cancellationToken) =>
        new(
            sale is { } recorded
                ? (await finisher.FinishAsync(performance, recorded, cancellationToken)).Value
                : new Sale(reservation),
            []);

    private Refusal? Refuse(Reservation? reservation, VisitorId visitor, bool refunds) => reservation switch
    {
        null => ReservationRefusals.UnknownReservation,
        _ when reservation.Visitor != visitor => ReservationRefusals.SomebodyElses,
        _ => reservation.StateAt(clock.GetUtcNow()) switch
        {
            ReservationState.Cancelled => ReservationRefusals.AlreadyCancelled,
            ReservationState.Expired => ReservationRefusals.Expired,
            ReservationState.Confirmed when !refunds => ReservationRefusals.AlreadyConfirmed,
            _ => null,
        },
    };

    /// <summary>Null when the reservation changed meanwhile and has to be read again.</summary>
    private async Task<Outcome<Sale>?> CancelHeldAsync(
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
        var answer = await sales.TryCommitAsync(performance, before: null, cancelled, cancellationToken);

        if (answer.Committed is null)
        {
            return null;
        }

        await holds.LetGoAsync(performance, cancelled.Reservation, cancellationToken);

        return cancelled;
    }

    private async Task<Outcome<Sale>?> CancelRecordedAsync(
        Performance performance, Versioned<Sale> sale, Cancellation cancellation, CancellationToken cancellationToken)
    {
        if (sale.Value.Payment?.State is PaymentState.Capturing)
        {
            await finisher.FinishAsync(performance, sale, cancellationToken);

            return null;
        }

        var now = clock.GetUtcNow();
        var over = sale.Value.With(cancellation, now) with { FollowUpAt = finisher.SoonFrom(now) };
        over = sale.Value.Payment switch
        {
            null or { IsOver: true } => over,
            { State: PaymentState.Captured } => over.With(PaymentState.Refunding, now),
            _ => over.With(PaymentState.Voiding, now),
        };
        var answer = await sales.TryCommitAsync(performance, sale, over, cancellationToken);

        return answer switch
        {
            { IsAdmitted: true } => PaymentRefusals.Admitted,
            { Committed: { } committed } =>
                (await finisher.FinishAsync(performance, committed, cancellationToken)).Value,
            _ => null,
        };
    }
}

/// <summary>How somebody gives a reservation up.</summary>
/// <param name="Refunds">Whether a paid one may be given up too.</param>
/// <param name="Reason">At most <see cref="Cancellation.ReasonLengthMax"/> characters; null for the usual one.</param>
/// <param name="Repeat">There when the request can be repeated as the same one.</param>
public sealed record CancelWish(bool Refunds, string? Reason = null, RepeatKey? Repeat = null)
{
    public Cancellation ToCancellation() => new(Reason ?? Cancellation.UsualReason, Repeat?.Bits);

    /// <summary>
    /// An earlier attempt at this wish has cancelled it. Told by the wish alone, not by when it was first seen: that is
    /// new when Redis has forgotten.
    /// </summary>
    public bool HasDone(Reservation reservation) =>
        reservation is { State: ReservationState.Cancelled, Cancellation.Wish: { } wish } && wish == Repeat?.Bits;
}
