namespace Serverless.Domain.Sales;

/// <summary>
/// A reservation that money was asked for, with its present payment: the durable record of a purchase, changed as one.
/// </summary>
public sealed record Sale(Reservation Reservation)
{
    /// <summary>Null when the reservation was cancelled before any payment.</summary>
    public Payment? Payment { get; init; }

    /// <summary>
    /// When somebody has to look at the sale again because a step of it may have been cut off; null when done.
    /// </summary>
    public DateTimeOffset? RecoverAt { get; init; }

    public string OrderNumber => $"ord_{Reservation.Id.Value:N}";

    /// <summary>As to be shown now: a hold that ran out shows as expired before that is written.</summary>
    public Sale AsOf(DateTimeOffset now) => this with
    {
        Reservation = Reservation with { State = Reservation.StateAt(now) },
    };

    /// <summary>The sale with its payment moved on. Guarded by the caller: the payment exists.</summary>
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
}
