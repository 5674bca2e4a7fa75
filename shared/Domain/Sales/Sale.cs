namespace Serverless.Domain.Sales;

/// <summary>
/// A reservation with its present payment: the durable record of a purchase, which changes as a whole.
/// </summary>
public sealed record Sale(Reservation Reservation)
{
    /// <summary>
    /// Null when the reservation was cancelled before any payment, and for a purchase that costs nothing.
    /// </summary>
    public Payment? Payment { get; init; }

    /// <summary>Units that were returned, in order. A sale without a kept unit is cancelled.</summary>
    public IReadOnlyList<Refund> Refunds { get; init; } = [];

    /// <summary>
    /// When the recovery must complete the sale, because a step may have been interrupted; null when it is complete.
    /// </summary>
    public DateTimeOffset? RecoverAt { get; init; }

    /// <summary>
    /// By when a sale without a payment must be paid; null when it is paid, or costs nothing. After that the recovery
    /// cancels it.
    /// </summary>
    public DateTimeOffset? PayBy { get; init; }

    /// <summary>Sold, and the buyer still has to pay.</summary>
    public bool IsUnpaid =>
        Payment is null && PayBy is not null && Reservation.State is ReservationState.Confirmed;

    /// <summary>When the recovery cancels the sale unless it is paid; null for a sale that is not unpaid.</summary>
    public DateTimeOffset? UnpaidUntil => IsUnpaid ? PayBy : null;

    public string OrderNumber => $"ord_{Reservation.Id.Value:N}";

    /// <summary>Numbers of the units that were not returned, from one.</summary>
    public IReadOnlyList<int> KeptUnits =>
    [
        .. Enumerable.Range(1, Reservation.UnitCount)
            .Where(unit => !Refunds.Any(refund => refund.Units.Contains(unit))),
    ];

    /// <summary>The reservation with only the units that were not returned.</summary>
    public Reservation KeptPart => Refunds.Count == 0 ? Reservation : Reservation.Part(KeptUnits);

    /// <summary>The reservation with only the units that were returned.</summary>
    public Reservation ReturnedPart => Reservation.Part([.. Refunds.SelectMany(refund => refund.Units)]);

    /// <summary>Money that the provider returned, in minor units.</summary>
    public long RefundedAmount =>
        Refunds.Where(refund => refund.PaidAt is not null).Sum(refund => refund.Amount.Amount);

    /// <summary>Money that the provider has not returned yet, in minor units.</summary>
    public long OwedAmount => Refunds.Where(refund => refund.PaidAt is null).Sum(refund => refund.Amount.Amount);

    /// <summary>True while the provider has to move money, or it is unknown whether it did.</summary>
    public bool IsMoneyMoving =>
        Payment?.State is PaymentState.Capturing or PaymentState.Voiding or PaymentState.Refunding
        || Refunds.Any(refund => refund.PaidAt is null);

    /// <summary>The last change of the reservation or of a refund.</summary>
    public DateTimeOffset UpdatedAt => Refunds
        .Select(refund => refund.PaidAt ?? refund.RequestedAt)
        .Append(Reservation.UpdatedAt)
        .Max();

    /// <summary>The sale at a time of the holds' clock: a hold that ran out is expired, even before that is stored.
    /// </summary>
    public Sale AsOf(DateTimeOffset now) => this with
    {
        Reservation = Reservation with { State = Reservation.StateAt(now) },
    };

    /// <summary>The sale with its payment in another state. The caller makes sure that there is a payment.</summary>
    public Sale With(PaymentState state, DateTimeOffset now) => this with
    {
        Payment = Payment! with { State = state, UpdatedAt = now },
    };

    public Sale With(Cancellation cancellation, DateTimeOffset now) => this with
    {
        Reservation = Reservation with
        {
            State = ReservationState.Cancelled,
            Cancellation = cancellation,
            UpdatedAt = now,
        },
    };

    public Sale With(ReservationState state, DateTimeOffset now) => this with
    {
        Reservation = Reservation with { State = state, UpdatedAt = now },
    };

    /// <summary>
    /// The sale with some of its kept units returned. When no unit is left, the reservation is cancelled. The last
    /// refund has the rest of the money. What nobody paid for is returned without money.
    /// </summary>
    public Sale WithRefund(IReadOnlyCollection<int> units, Cancellation cancellation, DateTimeOffset now)
    {
        var isLast = KeptUnits.All(units.Contains);
        var paid = Payment?.Amount ?? Reservation.Total with { Amount = 0 };
        var amount = isLast
            ? paid.Amount - Refunds.Sum(refund => refund.Amount.Amount)
            : Payment is null ? 0 : Reservation.Part(units).Price;
        amount = cancellation.PartOf(amount);
        var refund = new Refund(Refunds.Count + 1, [.. units.Order()], paid with { Amount = amount }, cancellation)
        {
            RequestedAt = now,
        };
        var after = this with { Refunds = [.. Refunds, refund] };

        if (!isLast)
        {
            return after;
        }

        after = after.With(cancellation, now);

        return Payment is null ? after : after.With(PaymentState.Refunding, now);
    }
}
