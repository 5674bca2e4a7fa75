using Serverless.Domain.Platform;

namespace Serverless.Domain.FlightPayments;

/// <summary>The booking that a payment pays for, and money that goes back.</summary>
public sealed partial record PaymentOrder
{
    /// <summary>Claims the payment for a booking. Of two bookings one gets it.</summary>
    /// <param name="booking">The booking's number.</param>
    /// <param name="now">The time.</param>
    /// <param name="tellAgainAt">When the booking is told by the timer, if this request does not get so far.</param>
    public Result<PaymentOrder> Claim(int booking, DateTimeOffset now, DateTimeOffset tellAgainAt)
    {
        if (Booking == booking)
        {
            return State is PaymentOrderState.Paid ? this : FlightPaymentErrors.NotPaid;
        }

        if (Booking is not null)
        {
            return FlightPaymentErrors.OtherBooking;
        }

        return !NeedsBooking || CancelledAmount > 0 || BookBy <= now
            ? FlightPaymentErrors.NotPaid
            : this with { Booking = booking, IsAttached = false, AttachAt = tellAgainAt };
    }

    /// <summary>The booking has the payment, or refused it and leaves it to the timer that pays back.</summary>
    public PaymentOrder Attach(int booking, bool isAccepted) =>
        Booking != booking || IsAttached ? this
        : isAccepted ? this with { IsAttached = true, AttachAt = null }
        : this with { Booking = null, AttachAt = null };

    /// <summary>Asks for a part of the money back. The same number again asks for nothing more.</summary>
    public Result<PaymentOrder> RequestRefund(RefundRequest request, DateTimeOffset now)
    {
        if (Refunds.FirstOrDefault(refund => refund.CancelId == request.CancelId) is { } known)
        {
            return known.Amount == request.Amount ? this : FlightPaymentErrors.OtherRefund;
        }

        if (State is not PaymentOrderState.Paid || Receipt is not { } receipt)
        {
            return FlightPaymentErrors.NotPaid;
        }

        if (request.Amount <= 0 || request.Amount > Refundable || Refunds.Count >= RefundCountMax)
        {
            return FlightPaymentErrors.TooMuch;
        }

        var refund = new PaymentRefund(receipt, request.CancelId, request.Amount, request.Reason)
        {
            CancelledBefore = Amount - Refundable,
            RetryAt = now,
        };

        return this with { Refunds = [.. Refunds, refund] };
    }

    /// <summary>Replaces a refund by what a call of the provider made of it.</summary>
    public PaymentOrder With(PaymentRefund refund)
    {
        var index = Refunds.ToList().FindIndex(known => known.CancelId == refund.CancelId);

        if (index < 0 || Refunds[index].IsDone)
        {
            return this;
        }

        var refunds = Refunds.ToArray();
        refunds[index] = refund;
        var after = this with { Refunds = refunds };

        return refund.IsDone && refund.Receipt == Receipt
            ? after.WithCancelled(refund.CancelledBefore + refund.Amount)
            : after;
    }
}

/// <summary>Money to pay back.</summary>
/// <param name="CancelId">Names the refund for the provider, which acts once on it.</param>
/// <param name="Reason">Shown in the provider's administration.</param>
public sealed record RefundRequest(long Amount, string CancelId, string Reason);
