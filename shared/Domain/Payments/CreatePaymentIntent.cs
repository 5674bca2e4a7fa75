using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Reservations;

namespace Serverless.Domain.Payments;

/// <summary>
/// Asks for the money of a pending reservation. From here on the reservation is durable. A reservation has one live
/// payment at a time: asking again gives that one, and a new one only after the last was declined.
/// </summary>
public sealed class CreatePaymentIntent(
    ICatalogue catalogue, IHolds holds, ISales sales, IPaymentProvider provider, PaymentPolicy policy,
    TimeProvider clock, IdSource ids)
{
    public async Task<Outcome<Payment>> ExecuteAsync(
        VisitorId visitor, ReservationId id, PaymentWish wish, CancellationToken cancellationToken)
    {
        if (!PaymentScenarios.IsKnown(wish.Scenario))
        {
            return PaymentRefusals.UnknownScenario(wish.Scenario);
        }

        if (!id.TryTag(out var tag) || await catalogue.FindAsync(tag, cancellationToken) is not { } performance)
        {
            return ReservationRefusals.UnknownReservation;
        }

        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            var sale = await sales.FindAsync(id, cancellationToken);
            var reservation = sale?.Value.Reservation
                ?? await ClaimAsync(id, visitor, wish.Amount, cancellationToken);

            if (reservation?.Visitor == visitor
                && await FindEarlierAsync(sale?.Value, wish, cancellationToken) is { } earlier)
            {
                return earlier;
            }

            if (Refuse(reservation, visitor, wish.Amount) is { } refusal)
            {
                return refusal;
            }

            if (sale?.Value.Payment is { } live && await IsLiveAsync(live, cancellationToken))
            {
                return await AuthoriseAsync(live, cancellationToken);
            }

            var answer = await sales.TryCommitAsync(
                performance, sale, Ask(reservation!, wish), cancellationToken);

            if (answer.Committed is { } committed)
            {
                return await AuthoriseAsync(committed.Value.Payment!, cancellationToken);
            }
        }

        return PaymentRefusals.ChangedMeanwhile;
    }

    // Whoever is refused leaves the hold as it was: a stranger must not take its owner's quick way to cancel.
    private async Task<Reservation?> ClaimAsync(
        ReservationId id, VisitorId visitor, Money amount, CancellationToken cancellationToken)
    {
        var held = await holds.FindAsync(id, cancellationToken);

        return Refuse(held, visitor, amount) is null ? await holds.ClaimAsync(id, cancellationToken) : held;
    }

    private Refusal? Refuse(Reservation? reservation, VisitorId visitor, Money amount) => reservation switch
    {
        null => ReservationRefusals.UnknownReservation,
        _ when reservation.Visitor != visitor => PaymentRefusals.NotThePayer,
        _ => reservation.StateAt(clock.GetUtcNow()) switch
        {
            ReservationState.Confirmed => ReservationRefusals.AlreadyConfirmed,
            ReservationState.Cancelled => ReservationRefusals.AlreadyCancelled,
            ReservationState.Expired => ReservationRefusals.Expired,
            _ when reservation.Total != amount => PaymentRefusals.WrongAmount(reservation.Total),
            _ => null,
        },
    };

    private Sale Ask(Reservation reservation, PaymentWish wish)
    {
        var now = clock.GetUtcNow();
        var payment = new Payment(IdOf(reservation, wish), reservation.Id, wish.Amount)
        {
            Scenario = wish.Scenario,
            IsGateways = wish.IsGateways,
            CreatedAt = now,
            UpdatedAt = now,
        };

        return new Sale(reservation)
        {
            Payment = payment,
            FollowUpAt = reservation.ExpiresAt.AddSeconds(policy.LateSeconds),
        };
    }

    // Every attempt at one wish has to come to the same identifier, whatever Redis still knows about the first one.
    private PaymentId IdOf(Reservation reservation, PaymentWish wish) => new(ids.Next(
        ScopedKind.Payment,
        reservation.Performance.Tag.Number,
        wish.Repeat is { } repeat ? repeat with { FirstSeenAt = reservation.CreatedAt } : null));

    /// <summary>The payment that an earlier attempt at the same wish has made, whatever became of it since.</summary>
    private async Task<Payment?> FindEarlierAsync(Sale? sale, PaymentWish wish, CancellationToken cancellationToken)
    {
        if (wish.Repeat is null || sale is not { Payment: { } present, Reservation: { } reservation })
        {
            return null;
        }

        var id = IdOf(reservation, wish);

        if (present.Id == id)
        {
            return await AuthoriseAsync(present, cancellationToken);
        }

        return await sales.FindAsync(id, cancellationToken) is null
            ? null
            : new Payment(id, reservation.Id, wish.Amount) { Scenario = wish.Scenario };
    }

    private async Task<bool> IsLiveAsync(Payment payment, CancellationToken cancellationToken) =>
        !payment.IsOver
        && await provider.FindAsync(payment.Id, cancellationToken) is not ProviderState.Declined;

    private async Task<Payment> AuthoriseAsync(Payment payment, CancellationToken cancellationToken)
    {
        try
        {
            await provider.AuthoriseAsync(payment.Id, payment.Amount, payment.Scenario, cancellationToken);
        }
        catch (DependencyUnavailableException)
        {
            // The intent stands; whether the provider heard of it, the confirmation finds out.
        }

        return payment;
    }
}
