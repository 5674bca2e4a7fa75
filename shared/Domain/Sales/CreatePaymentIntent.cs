using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Creates the payment of a pending reservation. From then on the reservation is durable. A reservation has one live
/// payment at a time: another request returns it, and creates a new one only after it was declined.
/// </summary>
public sealed class CreatePaymentIntent(
    ICatalogue catalogue, IHolds holds, ISales sales, IPaymentProvider provider, EndPendingSale endPendingSale,
    PaymentPolicy policy, TimeProvider clock, IdSource ids)
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
            if (await PurchaseLookup.FindPresentAsync(sales, holds, id, cancellationToken) is not { } purchase)
            {
                return ReservationErrors.UnknownReservation;
            }

            var result = await PayAsync(performance, purchase, user, command, cancellationToken);

            if (result is { } settled)
            {
                return settled;
            }
        }

        return PaymentErrors.ChangedMeanwhile;
    }

    /// <summary>Null when the purchase changed meanwhile and must be read again.</summary>
    private async Task<Result<Payment>?> PayAsync(
        Performance performance, Purchase purchase, UserId user, CreatePaymentIntentCommand command,
        CancellationToken cancellationToken)
    {
        var error = Check(performance, purchase.Reservation, user, command.Amount);

        if (purchase.Reservation.User == user
            && await FindEarlierAsync(purchase.Stored?.Value, command, cancellationToken) is { } earlier)
        {
            // A repeated request gets its first answer, but authorises nothing that may not be paid any more.
            return error is null && earlier.State is PaymentState.Requested
                ? await AuthoriseAsync(earlier, cancellationToken)
                : earlier;
        }

        if (error is not null)
        {
            return await RejectAsync(performance, purchase, error, cancellationToken);
        }

        if (purchase.Sale.Payment is { } live && await IsLiveAsync(live, cancellationToken))
        {
            return await AuthoriseAsync(live, cancellationToken);
        }

        // The check precedes the claim: a claimed hold takes longer to cancel, and a rejected request of another user
        // must not do that to its owner.
        var reading = purchase.Stored is null
            ? await holds.ClaimAsync(purchase.Reservation.Id, cancellationToken)
            : await holds.FindAsync(purchase.Reservation.Id, cancellationToken);
        var reservation = purchase.Stored?.Value.Reservation ?? reading.Reservation;

        if (reservation?.StateAt(reading.Now) is not ReservationState.Pending)
        {
            return null;
        }

        var result = await sales.TryCommitAsync(
            performance, purchase.Stored, AddPayment(reservation, reading, command), cancellationToken);

        if (result is not SaleResult.Committed committed)
        {
            return null;
        }

        return await AuthoriseAsync(committed.Sale.Value.Payment!, cancellationToken);
    }

    private Error? Check(Performance performance, Reservation reservation, UserId user, Money amount) =>
        reservation switch
        {
            _ when reservation.User != user => PaymentErrors.NotThePayer,
            { State: ReservationState.Confirmed } => ReservationErrors.AlreadyConfirmed,
            _ when PendingRules.Check(performance, reservation, user) is { } error => error,
            _ when ReservationErrors.CheckOnSale(performance, clock.GetUtcNow()) is { } error => error,
            { Total.Amount: 0 } => PaymentErrors.NothingDue,
            _ when reservation.Total != amount => PaymentErrors.WrongAmount(reservation.Total),
            _ => null,
        };

    /// <summary>Ends a stored sale that can no longer be paid, so that its money is released at once.</summary>
    private async Task<Result<Payment>?> RejectAsync(
        Performance performance, Purchase purchase, Error error, CancellationToken cancellationToken)
    {
        if (purchase.Stored is { Value.Reservation.State: ReservationState.Pending } sale
            && PendingRules.Ends(error)
            && await endPendingSale.ExecuteAsync(performance, sale, cancellationToken) is null)
        {
            return null;
        }

        return error;
    }

    private Sale AddPayment(Reservation reservation, HoldReading reading, CreatePaymentIntentCommand command)
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
            // Only the length of the rest is taken from the clock of the holds, which may differ from this one.
            RecoverAt = now + reading.LeftOf(reservation) + policy.LateFor,
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
            return present;
        }

        return await sales.FindAsync(id, cancellationToken) is null
            ? null
            : new Payment(id, reservation.Id, command.Amount)
            {
                Scenario = command.Scenario,
                State = PaymentState.Declined,
            };
    }

    private async Task<bool> IsLiveAsync(Payment payment, CancellationToken cancellationToken) =>
        !payment.IsOver
        && await provider.FindAsync(payment.Id, cancellationToken)
            is not ProviderState.Declined and not ProviderState.Voided;

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
