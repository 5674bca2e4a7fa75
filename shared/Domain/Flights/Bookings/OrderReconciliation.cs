using Serverless.Domain.FlightPayments;
using Serverless.Domain.Sales;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>Compares one payment order with its receipt and its booking, and repairs what it can.</summary>
public sealed class OrderReconciliation(
    BookingLookup lookup, IPaymentReceipts receipts, PaymentOrderChanges changes, RefundPaymentOrder refundOrder,
    IPaidOrders paidOrders, IBookingsOfPayments bookings, FlightPaymentPolicy payments, BookingPolicy policy,
    TimeProvider clock)
{
    // What is younger may be under way.
    private static readonly TimeSpan SettledAfter = TimeSpan.FromMinutes(10);

    /// <summary>Null when everything agrees.</summary>
    public async Task<Disagreement?> ExecuteAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();

        if (order.Receipt is not { } receipt || order.PaidAt > now - SettledAfter)
        {
            return null;
        }

        if (order.CreatedAt > now - policy.ReconciledReceiptTime
            && await CompareReceiptAsync(order, receipt, cancellationToken) is { } fault)
        {
            return fault;
        }

        if (order.Refunds.Any(refund => !refund.IsDone && refund.Attempts > 0))
        {
            return Disagreement.RefundOpen;
        }

        if (order.NeedsBooking && order.BookBy < now - SettledAfter)
        {
            return Disagreement.PaidWithoutBooking;
        }

        return order.Booking is { } booking && order.IsAttached
            ? await CompareBookingAsync(order, booking, cancellationToken)
            : null;
    }

    private async Task<Disagreement?> CompareReceiptAsync(
        PaymentOrder order, ReceiptId id, CancellationToken cancellationToken)
    {
        if (await receipts.FindAsync(id, cancellationToken) is not ReceiptReply.Verified { Receipt: var receipt })
        {
            return Disagreement.ReceiptMissing;
        }

        if (receipt.Order != order.Id || receipt.Price != order.Amount)
        {
            return Disagreement.ReceiptDiffers;
        }

        if (receipt.CancelledPrice <= order.CancelledAmount)
        {
            return receipt.CancelledPrice < order.CancelledAmount ? Disagreement.ReceiptDiffers : null;
        }

        await changes.ChangeAsync(
            order.Id, known => known.Apply(receipt, payments, clock.GetUtcNow()), cancellationToken);

        return Disagreement.RefundUnknown;
    }

    private async Task<Disagreement?> CompareBookingAsync(
        PaymentOrder order, int booking, CancellationToken cancellationToken)
    {
        var found = await lookup.FindAsync(new BookingId(booking), cancellationToken);

        return found?.Sale.Payment?.Order is { } paid && paid.Id == order.Id.Value
            ? await CompareRefundsAsync(order, found.Sale, paid, cancellationToken)
            : await RepairAttachmentAsync(order, booking, cancellationToken);
    }

    // The order says that the booking has it, and the booking does not.
    private async Task<Disagreement?> RepairAttachmentAsync(
        PaymentOrder order, int booking, CancellationToken cancellationToken)
    {
        if (order.State is not PaymentOrderState.Paid || order.Refundable == 0)
        {
            return null;
        }

        if (await bookings.TryAttachAsync(booking, order, cancellationToken))
        {
            return Disagreement.AttachedAgain;
        }

        await refundOrder.ExecuteAsync(
            order.Id,
            new RefundRequest(order.Refundable, $"CJ-PAY-{order.Number}-RECONCILED", "booking does not have it"),
            cancellationToken);

        return Disagreement.PaidBack;
    }

    private async Task<Disagreement?> CompareRefundsAsync(
        PaymentOrder order, Sale sale, PaidOrder paid, CancellationToken cancellationToken)
    {
        var owed = sale.Refunds.Where(refund => refund.PaidAt is not null && refund.Amount.Amount > 0).ToArray();
        var missing = owed.Where(refund =>
            order.Refunds.All(known => known.CancelId != OrderRefunds.CancelIdOf(paid, refund.Number))).ToArray();

        foreach (var refund in missing)
        {
            if (!await paidOrders.RefundAsync(paid, refund.Number, refund.Amount, cancellationToken))
            {
                return Disagreement.RefundImpossible;
            }
        }

        if (missing.Length > 0)
        {
            return Disagreement.RefundedAgain;
        }

        return order.CancelledAmount > owed.Sum(refund => refund.Amount.Amount)
            ? Disagreement.MoneyWentBack
            : null;
    }
}

/// <summary>What does not agree.</summary>
public enum Disagreement
{
    /// <summary>The provider did not show the receipt that paid the order.</summary>
    ReceiptMissing,

    /// <summary>The receipt has another order or amount, or less went back than is recorded.</summary>
    ReceiptDiffers,

    /// <summary>Money went back that the order did not know of; now it does.</summary>
    RefundUnknown,

    /// <summary>The provider did not take a refund yet; the timer of payments tries again.</summary>
    RefundOpen,

    /// <summary>Paid, without a booking, and not paid back in time; the timer of payments does it.</summary>
    PaidWithoutBooking,

    /// <summary>The booking did not have its payment; it was attached.</summary>
    AttachedAgain,

    /// <summary>The booking did not have the payment and cannot take it; all of it goes back.</summary>
    PaidBack,

    /// <summary>A refund of the booking was not among those of the order; it was asked for again.</summary>
    RefundedAgain,

    /// <summary>A refund of the booking is more than is left of the order.</summary>
    RefundImpossible,

    /// <summary>More went back than the booking's refunds: somebody paid back at the provider.</summary>
    MoneyWentBack,
}
