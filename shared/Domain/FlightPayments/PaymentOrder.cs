using Serverless.Domain.Accounts;

namespace Serverless.Domain.FlightPayments;

/// <summary>
/// One payment of a flight: what the payer is asked for, what the provider's receipt proves, and what is paid back.
/// Amounts are whole won.
/// </summary>
/// <param name="Number">The number that CloudJet's clients see.</param>
public sealed partial record PaymentOrder(PaymentOrderId Id, int Number, UserId User, long Amount)
{
    /// <summary>A receipt that was paid back, or a part of one.</summary>
    public const int RefundCountMax = 40;

    /// <summary>What the payer reads in the provider's window.</summary>
    public required string Name { get; init; }

    public PaymentMethod Method { get; init; }

    public PaymentGateway Gateway { get; init; }

    /// <summary>The price that a booking honours; null for an order without a schedule.</summary>
    public FareQuote? Quote { get; init; }

    public PaymentOrderState State { get; init; } = PaymentOrderState.Requested;

    /// <summary>The receipt that proves the payment.</summary>
    public ReceiptId? Receipt { get; init; }

    /// <summary>How much of the receipt was paid back, by the provider's own count.</summary>
    public long CancelledAmount { get; init; }

    /// <summary>The number of the booking that the payment pays for.</summary>
    public int? Booking { get; init; }

    /// <summary>Whether the booking knows of the payment. It learns it after the order was claimed for it.</summary>
    public bool IsAttached { get; init; }

    /// <summary>When to tell the booking again.</summary>
    public DateTimeOffset? AttachAt { get; init; }

    public IReadOnlyList<PaymentRefund> Refunds { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>When a payment without a booking is paid back.</summary>
    public DateTimeOffset? BookBy { get; init; }

    /// <summary>When the provider is asked for receipts of an order that nobody told of.</summary>
    public DateTimeOffset? LookUpAt { get; init; }

    public int LookUpCount { get; init; }

    /// <summary>When the order needs work that no request brings; null for never.</summary>
    public DateTimeOffset? DueAt
    {
        get
        {
            var due = Earliest(
                State is PaymentOrderState.Requested ? LookUpAt : null,
                NeedsBooking ? BookBy : null,
                Booking is not null && !IsAttached ? AttachAt : null);

            foreach (var refund in Refunds)
            {
                due = Earliest(due, refund.IsDone ? null : refund.RetryAt);
            }

            return due;
        }
    }

    /// <summary>What can still be paid back of the receipt that paid.</summary>
    public long Refundable => State is PaymentOrderState.Paid
        ? Amount - Math.Max(CancelledAmount, RefundsOfReceipt().Sum(refund => refund.Amount))
        : 0;

    /// <summary>Whether the money is here, no booking has it, and nothing of it goes back.</summary>
    public bool NeedsBooking =>
        State is PaymentOrderState.Paid && Booking is null && !RefundsOfReceipt().Any();

    public bool IsOf(UserId user) => User == user;

    private IEnumerable<PaymentRefund> RefundsOfReceipt() => Refunds.Where(refund => refund.Receipt == Receipt);

    private static DateTimeOffset? Earliest(params ReadOnlySpan<DateTimeOffset?> times)
    {
        DateTimeOffset? earliest = null;

        foreach (var time in times)
        {
            earliest = earliest is null || time < earliest ? time ?? earliest : earliest;
        }

        return earliest;
    }
}

public enum PaymentOrderState
{
    /// <summary>The payer was asked; no receipt proves a payment.</summary>
    Requested,

    /// <summary>The receipt was read and its amount is the order's. A part may have been paid back.</summary>
    Paid,

    /// <summary>The provider failed, or took another amount. Another receipt may still pay.</summary>
    Failed,

    /// <summary>All of the money went back, or nobody paid in time.</summary>
    Cancelled,
}

public enum PaymentMethod
{
    Card,
    Kakao,
}

/// <summary>The payment gateway behind the provider.</summary>
public enum PaymentGateway
{
    Nicepay,
    Kakao,
}

/// <summary>The fare of a schedule, which holds for some time.</summary>
/// <param name="Schedule">The number of the schedule.</param>
/// <param name="UnitPrice">The fare of one passenger, in won.</param>
/// <param name="PassengerCount">From 1 to 9; the order's amount is this many fares.</param>
public sealed record FareQuote(int Schedule, long UnitPrice, int PassengerCount, DateTimeOffset ExpiresAt)
{
    public bool IsLive(DateTimeOffset now) => now < ExpiresAt;
}
