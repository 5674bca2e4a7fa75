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
    /// <param name="refunds">Whether a paid one may be given up too.</param>
    /// <param name="cancellationToken">Stops waiting; what was begun is finished by the follow-up.</param>
    public async Task<Outcome<Announced<Sale>>> ExecuteAsync(
        VisitorId visitor, ReservationId id, bool refunds, CancellationToken cancellationToken)
    {
        if (!id.TryTag(out var tag) || await catalogue.FindAsync(tag, cancellationToken) is not { } performance)
        {
            return ReservationRefusals.UnknownReservation;
        }

        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            var sale = await sales.FindAsync(id, cancellationToken);
            var reservation = sale?.Value.Reservation ?? await holds.FindAsync(id, cancellationToken);

            if (Refuse(reservation, visitor, refunds) is { } refusal)
            {
                return refusal;
            }

            var outcome = sale is { } recorded
                ? await CancelRecordedAsync(performance, recorded, cancellationToken)
                : await CancelHeldAsync(performance, reservation!, cancellationToken);

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
        Performance performance, Reservation reservation, CancellationToken cancellationToken)
    {
        var cancelled = new Sale(reservation).With(ReservationState.Cancelled, clock.GetUtcNow());

        if (await holds.TryCancelAsync(performance, reservation, cancellationToken))
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

        await holds.LetGoAsync(performance, reservation, cancellationToken);

        return cancelled;
    }

    private async Task<Outcome<Sale>?> CancelRecordedAsync(
        Performance performance, Versioned<Sale> sale, CancellationToken cancellationToken)
    {
        if (sale.Value.Payment?.State is PaymentState.Capturing)
        {
            await finisher.FinishAsync(performance, sale, cancellationToken);

            return null;
        }

        var now = clock.GetUtcNow();
        var over = sale.Value.With(ReservationState.Cancelled, now) with { FollowUpAt = finisher.SoonFrom(now) };
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
