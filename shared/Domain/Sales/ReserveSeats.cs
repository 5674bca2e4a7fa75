using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Sets numbered seats aside for one visitor: all of them, or none. A repeated wish finds what it set aside before.
/// </summary>
public sealed class ReserveSeats(
    ICatalogue catalogue, IHolds holds, SeatPolicy policy, TimeProvider clock, IdSource ids)
{
    public async Task<Result<WithMessages<Reservation>>> ExecuteAsync(
        UserId user, ReserveSeatsCommand command, IdempotencySeed? idempotencySeed, CancellationToken cancellationToken)
    {
        var (id, terms) = (command.Performance, command.Terms ?? policy);

        if (command.Seats.Count == 0)
        {
            return SeatErrors.NoneChosen;
        }

        if (command.Seats.Count > terms.SeatCountMax)
        {
            return SeatErrors.TooMany(terms.SeatCountMax);
        }

        var performance = await catalogue.FindAsync(id, cancellationToken);
        var chosen = SelectSeats(performance, command);

        if (chosen.IsError)
        {
            return chosen.Error;
        }

        var now = clock.GetUtcNow();
        var draft = new Reservation(
            new ReservationId(ids.Next(ScopedKind.Reservation, id.Tag.Number, idempotencySeed)),
            id,
            user,
            Money.InWon(chosen.Value.Sum(seat => seat.Price)))
        {
            Seats = chosen.Value,
            Words = command.Words,
            CreatedAt = now,
            UpdatedAt = now,
        };
        var answer = await holds.TryAcquireAsync(performance!, draft, terms, cancellationToken);

        return ToResult(answer, draft, terms);
    }

    private Result<IReadOnlyList<ReservedSeat>> SelectSeats(Performance? performance, ReserveSeatsCommand command)
    {
        var id = command.Performance;

        if (performance is null or { State: PerformanceState.Draft })
        {
            return SeatErrors.UnknownPerformance(id);
        }

        // Seats that have only names are not to be had by a place.
        if (performance.Layout is not { } layout || (performance.Name is not null && command.Labels is null))
        {
            return SeatErrors.NoNumberedSeats(id);
        }

        // A performance that sold out may have got a seat back a moment ago; the hold itself will tell.
        var state = performance.StateAt(clock.GetUtcNow());

        if (state is not PerformanceState.OnSale and not PerformanceState.SoldOut)
        {
            return ReservationErrors.NotOnSale(state);
        }

        return Place(layout, command);
    }

    private static Result<IReadOnlyList<ReservedSeat>> Place(SeatLayout layout, ReserveSeatsCommand command)
    {
        var (id, seats) = (command.Performance, command.Seats);
        var chosen = new ReservedSeat[seats.Count];

        for (var i = 0; i < chosen.Length; i++)
        {
            if (!seats[i].TryIndex(id, out var index) || index < 0 || index >= layout.SeatCount)
            {
                return SeatErrors.UnknownSeat(seats[i]);
            }

            if (Array.Exists(chosen[..i], seat => seat.Index == index))
            {
                return SeatErrors.ChosenTwice(seats[i]);
            }

            var place = layout.EntryOf(index);
            chosen[i] = new ReservedSeat(
                index, place.Section.Name, place.Row, place.Number, command.Labels?[i] ?? place.Label, place.Price);
        }

        return chosen;
    }

    private static Result<WithMessages<Reservation>> ToResult(HoldResult answer, Reservation draft, SeatPolicy terms)
    {
        if (answer.Taken is not { } taken)
        {
            return answer switch
            {
                { PassMissing: true } => ReservationErrors.PassMissing,
                { HeldUnits: { } held } => ReservationErrors.HoldsTooMuch(held, terms.HeldUnitsMax),
                _ => SeatErrors.Taken(
                    draft.Seats.Where(seat => answer.TakenSeats.Contains(seat.Index)).Select(seat => seat.Label)),
            };
        }

        var reservation = draft with { ExpiresAt = taken.ExpiresAt, Fence = taken.Fence };

        return new WithMessages<Reservation>(
            reservation,
            [
                .. reservation.Seats.Select(seat => new SeatLocked(
                    draft.Performance,
                    SeatId.Of(draft.Performance, seat.Index),
                    draft.User,
                    draft.CreatedAt)),
            ]);
    }
}
