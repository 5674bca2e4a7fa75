namespace Serverless.Domain.Sales;

/// <summary>
/// A reservation with its present payment: the durable record of a purchase, which changes as a whole.
/// </summary>
public sealed record Sale(Reservation Reservation)
{
    /// <summary>Null when the reservation was cancelled before any payment.</summary>
    public Payment? Payment { get; init; }

    /// <summary>
    /// When the recovery must complete the sale, because a step may have been interrupted; null when it is complete.
    /// </summary>
    public DateTimeOffset? RecoverAt { get; init; }

    public string OrderNumber => $"ord_{Reservation.Id.Value:N}";

    /// <summary>The sale at a time: a hold that ran out is expired, even before that is stored.</summary>
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
}
