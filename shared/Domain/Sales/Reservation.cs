using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>What one visitor has set aside or bought of one performance: numbered seats, or tickets by type.</summary>
/// <remarks>
/// <code>
/// from \ to   Confirmed              Cancelled                    Expired
/// Pending     sale committed         visitor or admin cancels     hold ran out, or seats lost to another
/// Confirmed   (repeat: no change)    refunded                     never
/// Cancelled   never                  (same wish: no change)       never
/// Expired     never                  never                        (repeat: no change)
/// </code>
/// A reservation is born Pending with its hold, in Redis. The first payment makes it durable; from then on every change
/// is made under the version of its durable document, so of two changes from one state only one happens.
/// </remarks>
public sealed record Reservation(ReservationId Id, PerformanceId Performance, UserId User, Money Total)
{
    public ReservationState State { get; init; } = ReservationState.Pending;

    public IReadOnlyList<ReservedSeat> Seats { get; init; } = [];

    public IReadOnlyList<ReservedTickets> Tickets { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the hold runs out, by the clock of Redis.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Grows with every hold of the performance; the sale writes it beside what it sold.</summary>
    public long Fence { get; init; }

    /// <summary>Null until somebody gives it up.</summary>
    public Cancellation? Cancellation { get; init; }

    /// <summary>Null where the client called things as we do.</summary>
    public ClientTexts? Words { get; init; }

    public string Number => Id.ToNumber();

    /// <summary>
    /// A reservation that is not held yet. The same idempotency seed gives the same id, so that a repeated request
    /// finds its hold.
    /// </summary>
    public static Reservation Draft(
        IdSource ids, PerformanceId performance, UserId user, long price, IdempotencySeed? seed, DateTimeOffset now) =>
        new(
            new ReservationId(ids.Next(ScopedKind.Reservation, performance.Tag.Number, seed)),
            performance,
            user,
            Money.InWon(price))
        {
            CreatedAt = now,
            UpdatedAt = now,
        };

    public int UnitCount => Seats.Count + Tickets.Sum(tickets => tickets.Quantity);

    /// <summary>
    /// The state to show: a pending reservation whose hold ran out is expired, whether or not that was written.
    /// </summary>
    public ReservationState StateAt(DateTimeOffset now) =>
        State is ReservationState.Pending && ExpiresAt <= now ? ReservationState.Expired : State;

    /// <summary>
    /// Why this user may not change the reservation: it has another owner, or it is over. Null when it is pending or
    /// confirmed.
    /// </summary>
    public Error? Check(UserId user, DateTimeOffset now) => Check(user, StateAt(now));

    /// <summary>The same for a state that the caller chose, such as the stored one.</summary>
    public Error? Check(UserId user, ReservationState state) => state switch
    {
        _ when user != User => ReservationErrors.NotOwner,
        ReservationState.Cancelled => ReservationErrors.AlreadyCancelled,
        ReservationState.Expired => ReservationErrors.Expired,
        _ => null,
    };
}

public sealed record ReservedSeat(int Index, string Section, int Row, int Number, string Label, long Price);

/// <summary>Tickets of one type; the ordinal is the type's within its performance.</summary>
public sealed record ReservedTickets(int Ordinal, string Name, int Quantity, long UnitPrice)
{
    public long Subtotal => Quantity * UnitPrice;
}

public enum ReservationState
{
    Pending,
    Confirmed,
    Cancelled,
    Expired,
}
