using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.FlightPayments;

/// <summary>
/// Pays for a booking with an order. Both belong to the caller, the amounts are equal, and each has only the other. An
/// order whose event did not come yet is looked up at the provider first.
/// </summary>
public sealed class AttachBooking(
    IPaymentOrders orders, IBookingsOfPayments bookings, PaymentVerification verification, PaymentAttachment attachment,
    PaymentOrderChanges changes, FlightPaymentPolicy policy, TimeProvider clock)
{
    public async Task<Result<PaymentOrder>> ExecuteAsync(
        UserId user, string orderId, int booking, CancellationToken cancellationToken)
    {
        if (!PaymentOrderId.TryParse(orderId, out var id)
            || await orders.FindAsync(id, cancellationToken) is not { Value: var order }
            || !order.IsOf(user))
        {
            return FlightPaymentErrors.UnknownOrder;
        }

        if (order.Booking == booking && order.IsAttached && order.State is PaymentOrderState.Paid)
        {
            return order;
        }

        if (await FindErrorAsync(user, order, booking, cancellationToken) is { } error)
        {
            return error;
        }

        if (order.State is PaymentOrderState.Requested or PaymentOrderState.Failed
            && !await verification.LookUpAsync(order, cancellationToken))
        {
            return FlightPaymentErrors.NoAnswer;
        }

        var claimed = await changes.ChangeAsync(id, known => Claim(known, booking), cancellationToken);

        return claimed.IsError ? claimed.Error : await CompleteAsync(claimed.Value, booking, cancellationToken);
    }

    private async Task<Error?> FindErrorAsync(
        UserId user, PaymentOrder order, int booking, CancellationToken cancellationToken)
    {
        var found = await bookings.FindAsync(booking, cancellationToken);

        return found is not { IsConfirmed: true } || found.User != user ? FlightPaymentErrors.UnknownBooking
            : found.Amount != order.Amount ? FlightPaymentErrors.OtherAmount
            : null;
    }

    private Result<PaymentOrder> Claim(PaymentOrder order, int booking)
    {
        var now = clock.GetUtcNow();

        return order.Claim(booking, now, now + policy.FirstRetry);
    }

    private async Task<Result<PaymentOrder>> CompleteAsync(
        PaymentOrder order, int booking, CancellationToken cancellationToken)
    {
        var completed = await attachment.CompleteAsync(order, cancellationToken);

        return completed is { IsError: false, Value: var after } && (after.Booking != booking || !after.IsAttached)
            ? FlightPaymentErrors.OtherBooking
            : completed;
    }
}
