using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Pays for a sale with an order that was paid elsewhere. A sale has one payment; the same order again changes nothing.
/// </summary>
public sealed class AttachPaidOrder(
    ICatalogue catalogue, ISales sales, IdSource ids, PaymentPolicy policy, TimeProvider clock)
{
    /// <param name="user">Who paid; only the owner may.</param>
    /// <param name="id">The reservation.</param>
    /// <param name="order">The order.</param>
    /// <param name="amount">What was paid; exactly what the sale costs.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<Result<Sale>> ExecuteAsync(
        UserId user, ReservationId id, PaidOrder order, Money amount, CancellationToken cancellationToken)
    {
        if (!id.TryTag(out var tag) || await catalogue.FindAsync(tag, cancellationToken) is not { } performance)
        {
            return ReservationErrors.UnknownReservation;
        }

        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            if (await sales.FindAsync(id, cancellationToken) is not { } sale)
            {
                return ReservationErrors.UnknownReservation;
            }

            if (sale.Value.Payment?.Order?.Id == order.Id && sale.Value.Reservation.User == user)
            {
                return sale.Value;
            }

            if (Check(sale.Value, user, amount) is { } error)
            {
                return error;
            }

            var result = await sales.TryCommitAsync(
                performance, sale, Pay(sale.Value, order, amount), cancellationToken);

            if (result is SaleResult.Committed committed)
            {
                return committed.Sale.Value;
            }
        }

        return PaymentErrors.ChangedMeanwhile;
    }

    private static Error? Check(Sale sale, UserId user, Money amount) => sale switch
    {
        { Reservation.User: var owner } when owner != user => ReservationErrors.NotOwner,
        { Payment: not null } => PaymentErrors.OtherPayment,
        { Reservation.State: not ReservationState.Confirmed } => ReservationErrors.AlreadyCancelled,
        { IsUnpaid: false } => PaymentErrors.NothingDue,
        { Reservation.Total: var due } when due != amount => PaymentErrors.WrongAmount(due),
        _ => null,
    };

    private Sale Pay(Sale sale, PaidOrder order, Money amount)
    {
        var now = clock.GetUtcNow();
        sale.Reservation.Id.TryTag(out var tag);
        var payment = new Payment(new PaymentId(ids.Next(ScopedKind.Payment, tag.Number)), sale.Reservation.Id, amount)
        {
            State = PaymentState.Captured,
            Order = order,
            CreatedAt = now,
            UpdatedAt = now,
        };

        return sale with
        {
            Payment = payment,
            PayBy = null,

            // An earlier time is that of a step that may be interrupted.
            RecoverAt = sale.RecoverAt == sale.PayBy ? null : sale.RecoverAt,
        };
    }
}
