using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;

namespace Serverless.Domain.Sales;

/// <summary>
/// Seats and tickets that are held in Redis, with their pending reservations. Every method changes all units of a
/// reservation or none. When Redis loses data, users lose holds but never sales.
/// </summary>
public interface IHolds
{
    /// <summary>Holds all units of the reservation and stores the reservation, in one round trip.</summary>
    Task<HoldResult> TryAcquireAsync(
        Performance performance, Reservation reservation, SeatPolicy policy, CancellationToken cancellationToken);

    /// <summary>The reservation as its hold stored it, and the time by the clock that judges holds.</summary>
    Task<HoldReading> FindAsync(ReservationId id, CancellationToken cancellationToken);

    /// <summary>The user's newest reservations in Redis, newest first, and the time by the clock of Redis.</summary>
    Task<HeldReservations> ListAsync(UserId user, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Claims a pending reservation whose hold is live for payment: from then on only its durable sale decides about
    /// it. Returns the reservation in any state.
    /// </summary>
    Task<HoldReading> ClaimAsync(ReservationId id, CancellationToken cancellationToken);

    /// <summary>
    /// Extends a live hold for the length of a sale. Units that Redis lost before the hold's end are held again if no
    /// other user took them. When the hold ran out, or a unit was lost, nothing changes.
    /// </summary>
    Task<ExtendResult> ExtendAsync(
        Performance performance, Reservation reservation, TimeSpan lifetime, CancellationToken cancellationToken);

    /// <summary>
    /// Marks the units of a committed sale as sold and ends the user's admission pass. Repeating changes nothing.
    /// Returns the version of the seats; null for tickets, and when Redis has to be loaded first.
    /// </summary>
    Task<long?> MarkSoldAsync(
        Performance performance, Reservation reservation, CancellationToken cancellationToken);

    /// <summary>
    /// Cancels a pending reservation whose hold is live, stores the cancellation and releases the units. Null when the
    /// reservation is in another state or was claimed for payment.
    /// </summary>
    Task<ReleasedUnits?> TryCancelAsync(
        Performance performance, Reservation reservation, CancellationToken cancellationToken);

    /// <summary>
    /// Releases all units that the reservation still holds or owns in Redis, after its durable sale has ended or
    /// returned them. Units of other reservations are not changed. Repeating changes nothing. Returns the seats that
    /// this call made available, and the ticket types whose stock may have changed.
    /// </summary>
    Task<ReleasedUnits> ReleaseAsync(
        Performance performance, Reservation reservation, CancellationToken cancellationToken);

    /// <summary>
    /// Removes at most <paramref name="limit"/> expired holds and returns their units, to be announced.
    /// </summary>
    Task<ReleasedUnits> ExpireAsync(Performance performance, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Compares the next part of what is shown of a performance with the durable store, at most once in
    /// <see cref="SeatPolicy.AuditInterval"/>. Where they differ, everything is loaded from the store again.
    /// </summary>
    Task AuditAsync(Performance performance, CancellationToken cancellationToken);
}

/// <summary>The result of an attempt to hold. The cases below are all there are.</summary>
public abstract record HoldResult
{
    private HoldResult()
    {
    }

    /// <summary>Everything is held until <paramref name="ExpiresAt"/>.</summary>
    /// <param name="ExpiresAt">By the clock of Redis.</param>
    /// <param name="Fence">Grows with every hold of the performance.</param>
    /// <param name="IsReplay">The reservation held this already: the same command was sent again.</param>
    /// <param name="Left">
    /// How many of each ticket type are left now, in the order of the reservation's tickets; empty for seats.
    /// </param>
    /// <param name="Version">
    /// The version of the seats, or of <paramref name="Left"/>; a smaller one is older.
    /// </param>
    public sealed record Acquired(
        DateTimeOffset ExpiresAt, long Fence, bool IsReplay, IReadOnlyList<int> Left, long Version) : HoldResult;

    /// <summary>The performance has a queue and the user has no admission pass.</summary>
    public sealed record PassMissing : HoldResult;

    /// <summary>The user already holds this many units and the new ones would exceed the limit.</summary>
    public sealed record LimitReached(int HeldUnits) : HoldResult;

    /// <summary>Indexes of the seats that other users hold or own.</summary>
    public sealed record SeatsTaken(IReadOnlyList<int> Seats) : HoldResult;

    /// <summary>The first ticket type without enough stock, and how many of it are left.</summary>
    public sealed record OutOfStock(int Ordinal, int Available) : HoldResult;
}

/// <summary>Seats by index and ticket types by ordinal that are available again.</summary>
public sealed record ReleasedUnits(IReadOnlyList<int> Seats, IReadOnlyList<int> TicketTypes)
{
    public static ReleasedUnits None { get; } = new([], []);

    /// <summary>
    /// The version of the performance's seats after the change: a smaller one is older. Null when it is not known.
    /// </summary>
    public long? SeatVersion { get; init; }

    /// <summary>All units of a reservation.</summary>
    public static ReleasedUnits Of(Reservation reservation) => new(
        [.. reservation.Seats.Select(seat => seat.Index)], [.. reservation.Tickets.Select(item => item.Ordinal)]);
}

/// <summary>A reservation as Redis has it, read together with the clock of Redis.</summary>
/// <param name="Reservation">Null when Redis does not have it.</param>
/// <param name="Now">The time by the clock of Redis, the only one that judges holds.</param>
public readonly record struct HoldReading(Reservation? Reservation, DateTimeOffset Now)
{
    /// <summary>How long the hold of a reservation still lives; negative after its end.</summary>
    public TimeSpan LeftOf(Reservation reservation) => reservation.ExpiresAt - Now;
}

/// <param name="Reservations">Newest first.</param>
/// <param name="Now">The time by the clock of Redis.</param>
public sealed record HeldReservations(IReadOnlyList<Reservation> Reservations, DateTimeOffset Now);

/// <summary>The result of extending a hold. The cases below are all there are.</summary>
public abstract record ExtendResult
{
    private ExtendResult()
    {
    }

    public sealed record Extended : ExtendResult;

    /// <summary>The hold had run out.</summary>
    public sealed record Expired : ExtendResult;

    /// <summary>Labels of the seats, or the name of the ticket type, that other users have.</summary>
    public sealed record Lost(IReadOnlyList<string> Labels) : ExtendResult;
}
