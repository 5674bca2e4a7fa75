using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>The units of one performance that a user holds or bought: numbered seats, or tickets by type.</summary>
/// <remarks>
/// <code>
/// from \ to   Confirmed              Cancelled                    Expired
/// Pending     sale committed         user or admin cancels        hold ran out, or units lost to another user
/// Confirmed   (repeat: no change)    all units refunded           never
/// Cancelled   never                  (same command: no change)    never
/// Expired     never                  never                        (repeat: no change)
/// </code>
/// A reservation begins as Pending with its hold, in Redis. The first payment makes it durable; from then on every
/// change requires the version of its durable document, so of two changes from one state only one succeeds.
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

    /// <summary>Grows with every hold of the performance; the sale stores it with each sold seat.</summary>
    public long Fence { get; init; }

    /// <summary>Null until the reservation is cancelled.</summary>
    public Cancellation? Cancellation { get; init; }

    /// <summary>Null when the client used ids and sent no texts of its own.</summary>
    public ClientTexts? Words { get; init; }

    /// <summary>
    /// What another context keeps with the purchase, as a JSON text that this one does not read; null without it.
    /// </summary>
    public string? Attachment { get; init; }

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

    /// <summary>The prices of the units, in minor units.</summary>
    public long Price => Seats.Sum(seat => seat.Price) + Tickets.Sum(tickets => tickets.Subtotal);

    /// <summary>The reservation with only these units, by their numbers from one.</summary>
    public Reservation Part(IReadOnlyCollection<int> units)
    {
        var tickets = new List<ReservedTickets>();
        var first = Seats.Count + 1;

        foreach (var item in Tickets)
        {
            var count = Enumerable.Range(first, item.Quantity).Count(units.Contains);
            first += item.Quantity;

            if (count > 0)
            {
                tickets.Add(item with { Quantity = count });
            }
        }

        return this with { Seats = [.. Seats.Where((_, i) => units.Contains(i + 1))], Tickets = tickets };
    }

    /// <summary>
    /// The state at a time of the clock of the holds, which <see cref="HoldReading"/> has: a pending reservation whose
    /// hold ran out is expired, even before that is stored.
    /// </summary>
    public ReservationState StateAt(DateTimeOffset now) =>
        State is ReservationState.Pending && ExpiresAt <= now ? ReservationState.Expired : State;

    /// <summary>
    /// Why this user may not change the reservation in this state: it has another owner, or it is over. Null when it is
    /// pending or confirmed.
    /// </summary>
    public Error? Check(UserId user, ReservationState state) => state switch
    {
        _ when user != User => ReservationErrors.NotOwner,
        ReservationState.Cancelled when Cancellation?.Cause is CancellationCause.EventCalledOff =>
            ReservationErrors.CalledOff,
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
