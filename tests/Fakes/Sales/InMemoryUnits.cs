using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;

namespace Serverless.Fakes.Sales;

/// <summary>
/// The held and sold seats and tickets of one performance. It is not safe for several threads; its owner locks.
/// </summary>
internal sealed class InMemoryUnits(TimeProvider clock)
{
    private readonly Dictionary<int, Ownership> _seats = [];
    private readonly Dictionary<ReservationId, (IReadOnlyList<ReservedTickets> Items, Ownership Owner)> _tickets = [];
    private readonly Dictionary<(UserId User, ReservationId Id), (int Count, DateTimeOffset EndsAt)> _held = [];

    private DateTimeOffset Now => clock.GetUtcNow();

    public long Fence { get; private set; }

    /// <summary>Grows with every change.</summary>
    public long Version { get; private set; }

    public int CountSoldSeats() => _seats.Values.Count(owner => owner.IsSold);

    public int CountSoldTickets() =>
        _tickets.Values.Where(held => held.Owner.IsSold).Sum(held => held.Items.Sum(item => item.Quantity));

    public int CountHeldBy(UserId user) =>
        _held.Where(held => held.Key.User == user && held.Value.EndsAt > Now).Sum(held => held.Value.Count);

    public SeatState StateOf(int seat) => _seats.TryGetValue(seat, out var owner) && owner.IsLiveAt(Now)
        ? owner.IsSold ? SeatState.Reserved : SeatState.Locked
        : SeatState.Available;

    /// <summary>Indexes of the reservation's seats that are held or sold, by this reservation or by others.</summary>
    public IReadOnlyList<int> FindTaken(Reservation reservation) =>
        [.. reservation.Seats.Select(seat => seat.Index).Where(index => StateOf(index) is not SeatState.Available)];

    /// <summary>The same without the reservation's own.</summary>
    public IReadOnlyList<int> FindLost(Reservation reservation) =>
        [.. FindTaken(reservation).Where(index => _seats[index].Reservation != reservation.Id)];

    /// <summary>True when all units of the reservation are held or sold for it now.</summary>
    public bool HasAll(Reservation reservation) =>
        reservation.Seats.All(seat => StateOf(seat.Index) is not SeatState.Available
            && _seats[seat.Index].Reservation == reservation.Id)
        && (reservation.Tickets.Count == 0
            || (_tickets.TryGetValue(reservation.Id, out var held) && held.Owner.IsLiveAt(Now)));

    public bool HasTickets(ReservationId reservation) => _tickets.ContainsKey(reservation);

    /// <summary>What is neither held nor sold. Tickets of an expired hold count only after they are purged.</summary>
    public int CountLeft(TicketType type, int ordinal) => type.TotalQuantity
        - _tickets.Values.Sum(held => held.Items.Where(item => item.Ordinal == ordinal).Sum(item => item.Quantity));

    /// <summary>What the expired holds that were not purged yet will give back.</summary>
    public int CountExpired(int ordinal) => _tickets.Values.Where(held => !held.Owner.IsLiveAt(Now))
        .Sum(held => held.Items.Where(item => item.Ordinal == ordinal).Sum(item => item.Quantity));

    public (int Ordinal, int Left)? FindShort(Performance performance, Reservation reservation)
    {
        foreach (var item in reservation.Tickets)
        {
            if (CountLeft(performance.TicketTypes[item.Ordinal], item.Ordinal) is var left && left < item.Quantity)
            {
                return (item.Ordinal, left);
            }
        }

        return null;
    }

    /// <summary>Counts the units for their user until then, and grows the fence.</summary>
    public void Acquire(Reservation reservation, DateTimeOffset endsAt)
    {
        Fence++;
        _held[(reservation.User, reservation.Id)] = (reservation.UnitCount, endsAt);
        Hold(reservation, endsAt);
    }

    public void Hold(Reservation reservation, DateTimeOffset endsAt) =>
        Set(reservation, seat => StateOf(seat) is not SeatState.Reserved, new Ownership(reservation.Id, endsAt));

    /// <summary>False when all of it was sold before.</summary>
    public bool Sell(Reservation reservation)
    {
        var wereTicketsSold = _tickets.TryGetValue(reservation.Id, out var held) && held.Owner.IsSold;
        var isNew = reservation.Seats.Any(seat => StateOf(seat.Index) is not SeatState.Reserved)
            || (reservation.Tickets.Count > 0 && !wereTicketsSold);
        Set(reservation, _ => true, new Ownership(reservation.Id, EndsAt: null));
        _held.Remove((reservation.User, reservation.Id));

        return isNew;
    }

    /// <summary>
    /// Releases what the reservation names of its own units, and returns the indexes of the seats. Of sold tickets only
    /// a part may be named.
    /// </summary>
    public IReadOnlyList<int> Release(Reservation reservation)
    {
        int[] released =
        [
            .. reservation.Seats.Select(seat => seat.Index).Where(index =>
                _seats.TryGetValue(index, out var owner) && owner.Reservation == reservation.Id),
        ];
        Array.ForEach(released, index => _seats.Remove(index));

        if (_tickets.TryGetValue(reservation.Id, out var held))
        {
            ReservedTickets[] kept = held.Owner.IsSold ? [.. Subtract(held.Items, reservation.Tickets)] : [];
            _tickets.Remove(reservation.Id);

            if (kept.Length > 0)
            {
                _tickets[reservation.Id] = (kept, held.Owner);
            }
        }

        _held.Remove((reservation.User, reservation.Id));
        Version++;

        return released;
    }

    /// <summary>Purges expired seats, at most so many; the indexes of those purged.</summary>
    public IReadOnlyList<int> PurgeSeats(int limit)
    {
        int[] purged = [.. _seats.Where(seat => !seat.Value.IsLiveAt(Now)).OrderBy(seat => seat.Value.EndsAt)
            .Select(seat => seat.Key).Take(limit)];
        Array.ForEach(purged, index => _seats.Remove(index));
        Version += purged.Length > 0 ? 1 : 0;

        return purged;
    }

    /// <summary>Purges expired holds on tickets, at most so many; the ordinal of each of their items.</summary>
    public IReadOnlyList<int> PurgeTickets(int limit)
    {
        var purged = _tickets.Where(held => !held.Value.Owner.IsLiveAt(Now)).OrderBy(held => held.Value.Owner.EndsAt)
            .Take(limit).ToArray();
        Array.ForEach(purged, held => _tickets.Remove(held.Key));
        Version += purged.Length > 0 ? 1 : 0;

        return [.. purged.SelectMany(held => held.Value.Items.Select(item => item.Ordinal))];
    }

    // Repeating a release of a part subtracts nothing: what is sold of the reservation is set anew before it.
    private static IEnumerable<ReservedTickets> Subtract(
        IReadOnlyList<ReservedTickets> items, IReadOnlyList<ReservedTickets> released) => items
            .Select(item => item with
            {
                Quantity = item.Quantity - (released.FirstOrDefault(one => one.Ordinal == item.Ordinal)?.Quantity ?? 0),
            })
            .Where(item => item.Quantity > 0);

    private void Set(Reservation reservation, Func<int, bool> isWanted, Ownership owner)
    {
        foreach (var seat in reservation.Seats.Where(seat => isWanted(seat.Index)))
        {
            _seats[seat.Index] = owner;
        }

        var isSold = _tickets.TryGetValue(reservation.Id, out var known) && known.Owner.IsSold;

        if (reservation.Tickets.Count > 0 && !isSold)
        {
            _tickets[reservation.Id] = (reservation.Tickets, owner);
        }

        Version++;
    }

    /// <param name="EndsAt">Null once it is sold.</param>
    private readonly record struct Ownership(ReservationId Reservation, DateTimeOffset? EndsAt)
    {
        public bool IsSold => EndsAt is null;

        public bool IsLiveAt(DateTimeOffset now) => EndsAt is not { } end || end > now;
    }
}
