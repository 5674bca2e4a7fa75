using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;
using Serverless.Domain.Seats;

namespace Serverless.Domain.Reservations;

/// <summary>
/// Sets numbered seats aside for one visitor: all of them, or none. A repeated wish finds what it set aside before.
/// </summary>
public sealed class ReserveSeats(
    ICatalogue catalogue, IHolds holds, SeatPolicy policy, TimeProvider clock, IdSource ids)
{
    public async Task<Outcome<Announced<Reservation>>> ExecuteAsync(
        VisitorId visitor, SeatWish wish, RepeatKey? repeat, CancellationToken cancellationToken)
    {
        var (id, terms) = (wish.Performance, wish.Terms ?? policy);

        if (wish.Seats.Count == 0)
        {
            return SeatRefusals.NoneChosen;
        }

        if (wish.Seats.Count > terms.SeatCountMax)
        {
            return SeatRefusals.TooMany(terms.SeatCountMax);
        }

        var performance = await catalogue.FindAsync(id, cancellationToken);
        var chosen = Choose(performance, wish);

        if (chosen.IsRefused)
        {
            return chosen.Refusal;
        }

        var now = clock.GetUtcNow();
        var draft = new Reservation(
            new ReservationId(ids.Next(ScopedKind.Reservation, id.Tag.Number, repeat)),
            id,
            visitor,
            Money.InWon(chosen.Value.Sum(seat => seat.Price)))
        {
            Seats = chosen.Value,
            Words = wish.Words,
            CreatedAt = now,
            UpdatedAt = now,
        };
        var answer = await holds.TryTakeAsync(performance!, draft, terms, cancellationToken);

        return Judge(answer, draft, terms);
    }

    private Outcome<IReadOnlyList<ReservedSeat>> Choose(Performance? performance, SeatWish wish)
    {
        var id = wish.Performance;

        if (performance is null or { State: PerformanceState.Draft })
        {
            return SeatRefusals.UnknownPerformance(id);
        }

        // Seats that have only names are not to be had by a place.
        if (performance.Layout is not { } layout || (performance.Name is not null && wish.Labels is null))
        {
            return SeatRefusals.NoNumberedSeats(id);
        }

        // A performance that sold out may have got a seat back a moment ago; the hold itself will tell.
        var state = performance.StateAt(clock.GetUtcNow());

        if (state is not PerformanceState.OnSale and not PerformanceState.SoldOut)
        {
            return ReservationRefusals.NotOnSale(state);
        }

        return Place(layout, wish);
    }

    private static Outcome<IReadOnlyList<ReservedSeat>> Place(SeatLayout layout, SeatWish wish)
    {
        var (id, seats) = (wish.Performance, wish.Seats);
        var chosen = new ReservedSeat[seats.Count];

        for (var i = 0; i < chosen.Length; i++)
        {
            if (!seats[i].TryIndex(id, out var index) || index < 0 || index >= layout.SeatCount)
            {
                return SeatRefusals.UnknownSeat(seats[i]);
            }

            if (Array.Exists(chosen[..i], seat => seat.Index == index))
            {
                return SeatRefusals.ChosenTwice(seats[i]);
            }

            var place = layout.PlaceOf(index);
            chosen[i] = new ReservedSeat(
                index, place.Section.Name, place.Row, place.Number, wish.Labels?[i] ?? place.Label, place.Price);
        }

        return chosen;
    }

    private static Outcome<Announced<Reservation>> Judge(HoldAnswer answer, Reservation draft, SeatPolicy terms)
    {
        if (answer.Taken is not { } taken)
        {
            return answer switch
            {
                { PassMissing: true } => ReservationRefusals.PassMissing,
                { HeldUnits: { } held } => ReservationRefusals.HoldsTooMuch(held, terms.HeldUnitsMax),
                _ => SeatRefusals.Taken(
                    draft.Seats.Where(seat => answer.TakenSeats.Contains(seat.Index)).Select(seat => seat.Label)),
            };
        }

        var reservation = draft with { ExpiresAt = taken.ExpiresAt, Fence = taken.Fence };

        return new Announced<Reservation>(
            reservation,
            [
                .. reservation.Seats.Select(seat => new SeatLocked(
                    draft.Performance,
                    SeatId.Of(draft.Performance, seat.Index),
                    draft.Visitor,
                    draft.CreatedAt)),
            ]);
    }
}
