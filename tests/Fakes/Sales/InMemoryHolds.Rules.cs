using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;

namespace Serverless.Fakes.Sales;

/// <summary>What the scripts of Redis check and change, in their order.</summary>
public sealed partial class InMemoryHolds
{
    private HoldResult Acquire(Performance performance, Reservation reservation, SeatPolicy terms)
    {
        var units = UnitsOf(performance.Id.Tag);

        if (_records.TryGetValue(reservation.Id, out var record)
            && record is { IsClaimed: false, Value: { State: ReservationState.Pending } known })
        {
            return Acquired(performance, known, units, isReplay: true);
        }

        if (performance.Queue is not null && !passes.Has(performance.Id.Tag, reservation.User))
        {
            return new HoldResult.PassMissing();
        }

        // Expired tickets are purged only where they are needed, as the scripts do.
        if (units.FindShort(performance, reservation) is not null)
        {
            units.PurgeTickets(terms.ExpiredHoldsMax);
        }

        if (units.FindShort(performance, reservation) is var (ordinal, left))
        {
            return new HoldResult.OutOfStock(ordinal, left);
        }

        if (units.CountHeldBy(reservation.User) is var held && held + reservation.UnitCount > terms.HeldUnitsMax)
        {
            return new HoldResult.LimitReached(held);
        }

        if (units.FindTaken(reservation) is { Count: > 0 } taken)
        {
            return new HoldResult.SeatsTaken(taken);
        }

        units.Acquire(reservation, Now + terms.HoldLifetime);
        var acquired = reservation with { ExpiresAt = Now + terms.HoldLifetime, Fence = units.Fence };
        _records[reservation.Id] = (acquired, IsClaimed: false);

        return Acquired(performance, acquired, units, isReplay: false);
    }

    private static HoldResult.Acquired Acquired(
        Performance performance, Reservation reservation, InMemoryUnits units, bool isReplay) => new(
            reservation.ExpiresAt,
            reservation.Fence,
            isReplay,
            [
                .. reservation.Tickets.Select(
                    item => units.CountLeft(performance.TicketTypes[item.Ordinal], item.Ordinal)),
            ],
            units.Version);

    private ExtendResult Extend(Performance performance, Reservation reservation, DateTimeOffset endsAt)
    {
        var units = UnitsOf(performance.Id.Tag);

        if (reservation.ExpiresAt <= Now && !units.HasAll(reservation))
        {
            return new ExtendResult.Expired();
        }

        if (units.FindLost(reservation) is { Count: > 0 } lost)
        {
            return new ExtendResult.Lost(
                [.. reservation.Seats.Where(seat => lost.Contains(seat.Index)).Select(seat => seat.Label)]);
        }

        if (!units.HasTickets(reservation.Id) && units.FindShort(performance, reservation) is not null)
        {
            units.PurgeTickets(limit: 1);

            if (units.FindShort(performance, reservation) is var (ordinal, _))
            {
                return new ExtendResult.Lost([performance.TicketTypes[ordinal].Name]);
            }
        }

        units.Hold(reservation, endsAt);

        return new ExtendResult.Extended();
    }

    private ReleasedUnits Release(Performance performance, Reservation reservation)
    {
        var released = UnitsOf(performance.Id.Tag).Release(reservation);

        if (_records.TryGetValue(reservation.Id, out var record))
        {
            var cancelled = record.Value with
            {
                State = ReservationState.Cancelled,
                Cancellation = reservation.Cancellation,
            };
            _records[reservation.Id] = (cancelled, record.IsClaimed);
        }

        return new ReleasedUnits(released, [.. reservation.Tickets.Select(item => item.Ordinal)])
        {
            SeatVersion = UnitsOf(performance.Id.Tag).Version,
        };
    }
}
