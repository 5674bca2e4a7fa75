using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Creates the payment of a pending reservation. From then on the reservation is durable. A reservation has one live
/// payment at a time: another request returns it, and creates a new one only after it was declined.
/// </summary>
public sealed class CreatePaymentIntent(
    ICatalogue catalogue, IHolds holds, ISales sales, IPaymentProvider provider, PaymentPolicy policy,
    TimeProvider clock, IdSource ids)
{
    public async Task<Result<Payment>> ExecuteAsync(
        UserId user, ReservationId id, CreatePaymentIntentCommand command, CancellationToken cancellationToken)
    {
        if (!PaymentScenarios.IsKnown(command.Scenario))
        {
            return PaymentErrors.UnknownScenario(command.Scenario);
        }

        if (!id.TryTag(out var tag) || await catalogue.FindAsync(tag, cancellationToken) is not { } performance)
        {
            return ReservationErrors.UnknownReservation;
        }

        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            var sale = await sales.FindAsync(id, cancellationToken);
            var reservation = sale?.Value.Reservation
                ?? await ClaimAsync(id, user, command.Amount, cancellationToken);

            if (reservation?.User == user
                && await FindEarlierAsync(sale?.Value, command, cancellationToken) is { } earlier)
            {
                return earlier;
            }

            if (Check(reservation, user, command.Amount) is { } error)
            {
                return error;
            }

            if (sale?.Value.Payment is { } live && await IsLiveAsync(live, cancellationToken))
            {
                return await AuthoriseAsync(live, cancellationToken);
            }

            var result = await sales.TryCommitAsync(
                performance, sale, AddPayment(reservation!, command), cancellationToken);

            if (result is SaleResult.Committed committed)
            {
                return await AuthoriseAsync(committed.Sale.Value.Payment!, cancellationToken);
            }
        }

        return PaymentErrors.ChangedMeanwhile;
    }

    // The check precedes the claim: a claimed hold takes longer to cancel, and a rejected request of another user must
    // not do that to its owner.
    private async Task<Reservation?> ClaimAsync(
        ReservationId id, UserId user, Money amount, CancellationToken cancellationToken)
    {
        var held = await holds.FindAsync(id, cancellationToken);

        return Check(held, user, amount) is null ? await holds.ClaimAsync(id, cancellationToken) : held;
    }

    private Error? Check(Reservation? reservation, UserId user, Money amount) => reservation switch
    {
        null => ReservationErrors.UnknownReservation,
        _ when reservation.User != user => PaymentErrors.NotThePayer,
        { State: ReservationState.Confirmed } => ReservationErrors.AlreadyConfirmed,
        _ when reservation.Check(user, clock.GetUtcNow()) is { } error => error,
        _ when reservation.Total != amount => PaymentErrors.WrongAmount(reservation.Total),
        _ => null,
    };

    private Sale AddPayment(Reservation reservation, CreatePaymentIntentCommand command)
    {
        var now = clock.GetUtcNow();
        var payment = new Payment(IdOf(reservation, command), reservation.Id, command.Amount)
        {
            Scenario = command.Scenario,
            IsGateway = command.IsGateway,
            CreatedAt = now,
            UpdatedAt = now,
        };

        return new Sale(reservation)
        {
            Payment = payment,
            RecoverAt = reservation.ExpiresAt.AddSeconds(policy.LateSeconds),
        };
    }

    // Every attempt at one command must get the same id. Redis may have lost the time of the first attempt, so the
    // reservation's own time replaces it.
    private PaymentId IdOf(Reservation reservation, CreatePaymentIntentCommand command) => new(ids.Next(
        ScopedKind.Payment,
        reservation.Performance.Tag.Number,
        command.IdempotencySeed is { } seed ? seed with { FirstSeenAt = reservation.CreatedAt } : null));

    /// <summary>The payment that an earlier attempt at the same command created, in any state.</summary>
    private async Task<Payment?> FindEarlierAsync(
        Sale? sale, CreatePaymentIntentCommand command, CancellationToken cancellationToken)
    {
        if (command.IdempotencySeed is null || sale is not { Payment: { } present, Reservation: { } reservation })
        {
            return null;
        }

        var id = IdOf(reservation, command);

        if (present.Id == id)
        {
            return await AuthoriseAsync(present, cancellationToken);
        }

        return await sales.FindAsync(id, cancellationToken) is null
            ? null
            : new Payment(id, reservation.Id, command.Amount) { Scenario = command.Scenario };
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
            // The intent is stored. The confirmation asks the provider whether the request arrived.
        }

        return payment;
    }
}
