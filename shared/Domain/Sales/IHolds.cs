using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;

namespace Serverless.Domain.Sales;

/// <summary>
/// Seats and tickets set aside in Redis, with the pending reservation they belong to. Every method changes all of a
/// reservation's seats or none. What is lost here costs a visitor their hold, never a sale.
/// </summary>
public interface IHolds
{
    /// <summary>Takes everything the reservation names and remembers the reservation, in one round trip.</summary>
    Task<HoldResult> TryAcquireAsync(
        Performance performance, Reservation reservation, SeatPolicy policy, CancellationToken cancellationToken);

    /// <summary>The reservation as its hold left it; null when Redis does not know it.</summary>
    Task<Reservation?> FindAsync(ReservationId id, CancellationToken cancellationToken);

    /// <summary>The visitor's newest reservations that Redis knows, newest first.</summary>
    Task<IReadOnlyList<Reservation>> ListAsync(UserId user, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Claims a live pending reservation for payment: from now on only the durable record decides about it.
    /// Null when it is unknown; otherwise as it is, whatever its state.
    /// </summary>
    Task<Reservation?> ClaimAsync(ReservationId id, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps what the reservation names for the length of a sale, taking it again where the hold ran out and nobody
    /// else came. Empty when all is kept, otherwise the labels or names of what is lost; then nothing was changed.
    /// </summary>
    Task<IReadOnlyList<string>> ExtendAsync(
        Performance performance, Reservation reservation, TimeSpan lifetime, CancellationToken cancellationToken);

    /// <summary>
    /// Marks as sold what the durable store has sold, and ends the visitor's pass. Repeating changes nothing.
    /// </summary>
    Task MarkSoldAsync(Performance performance, Reservation reservation, CancellationToken cancellationToken);

    /// <summary>
    /// Cancels a live pending reservation that was not claimed for payment, remembers its cancellation, and lets go of
    /// what it holds; false when it is not such a one.
    /// </summary>
    Task<bool> TryCancelAsync(Performance performance, Reservation reservation, CancellationToken cancellationToken);

    /// <summary>
    /// Offers again whatever the reservation still holds or owns here, now that the durable record says it is over.
    /// Never touches what others hold or own. Repeating changes nothing.
    /// </summary>
    Task ReleaseAsync(Performance performance, Reservation reservation, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets holds that ran out, at most <paramref name="limit"/>; the answer is for the watchers only.
    /// </summary>
    Task<ReleasedUnits> ExpireAsync(Performance performance, int limit, CancellationToken cancellationToken);
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
    /// <param name="Version">The version of <paramref name="Left"/>; a smaller one is older.</param>
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

/// <summary>Seats by index and ticket types by ordinal that can be had again.</summary>
public sealed record ReleasedUnits(IReadOnlyList<int> Seats, IReadOnlyList<int> TicketTypes)
{
    public static ReleasedUnits None { get; } = new([], []);
}
