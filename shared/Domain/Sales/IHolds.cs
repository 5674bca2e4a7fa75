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

/// <summary>What became of an attempt to hold. One of the members says something, with what belongs to it.</summary>
public sealed record HoldResult
{
    /// <summary>The hold was taken, until then and under this fence.</summary>
    public (DateTimeOffset ExpiresAt, long Fence)? Taken { get; init; }

    /// <summary>The reservation held this already: the same wish, asked again.</summary>
    public bool IsReplay { get; init; }

    /// <summary>How many of each ticket type are left now, in the order of the reservation's tickets.</summary>
    public IReadOnlyList<int> Left { get; init; } = [];

    /// <summary>The version of what is left; a smaller one is older.</summary>
    public long Version { get; init; }

    /// <summary>The performance has a line and the visitor no pass.</summary>
    public bool PassMissing { get; init; }

    /// <summary>The visitor holds this many already and may not hold so many more.</summary>
    public int? HeldUnits { get; init; }

    /// <summary>Indexes of the seats that others have.</summary>
    public IReadOnlyList<int> TakenSeats { get; init; } = [];

    /// <summary>The first ticket type that runs short, and how many of it are left.</summary>
    public (int Ordinal, int Available)? ShortOf { get; init; }
}

/// <summary>Seats by index and ticket types by ordinal that can be had again.</summary>
public sealed record ReleasedUnits(IReadOnlyList<int> Seats, IReadOnlyList<int> TicketTypes)
{
    public static ReleasedUnits None { get; } = new([], []);
}
