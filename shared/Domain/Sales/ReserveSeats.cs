using System.Diagnostics;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Holds numbered seats for a user, all or none. A repeated command finds the seats that it held before.
/// </summary>
public sealed class ReserveSeats(
    ICatalogue catalogue, IHolds holds, ISales sales, SeatPolicy policy, TimeProvider clock, IdSource ids)
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

        var found = await catalogue.FindAsync(id.Tag, cancellationToken);
        var performance = found?.Id == id ? found : null;
        var chosen = SelectSeats(performance, command);

        if (chosen.IsError)
        {
            return chosen.Error;
        }

        var price = chosen.Value.Sum(seat => seat.Price);
        var draft = Reservation.Draft(ids, id, user, price, idempotencySeed, clock.GetUtcNow()) with
        {
            Seats = chosen.Value,
            Words = command.Words,
        };
        var result = await holds.TryAcquireAsync(performance!, draft, terms, cancellationToken);

        return result switch
        {
            HoldResult.SeatsTaken taken => await ExplainAsync(performance!, draft, taken, cancellationToken),
            HoldResult.Acquired { IsReplay: true } =>
                ToResult(result, await FindHeldAsync(draft, cancellationToken), terms),
            _ => ToResult(result, draft, terms),
        };
    }

    // The repeated command may have been given other seats than the first one.
    private async Task<Reservation> FindHeldAsync(Reservation draft, CancellationToken cancellationToken) =>
        (await holds.FindAsync(draft.Id, cancellationToken)).Reservation ?? draft;

    // Only a refusal pays for a second look. Where there is a queue, a buyer who comes again is rare, and a crowd must
    // not cost the store a read for each refusal.
    private async Task<Error> ExplainAsync(
        Performance performance, Reservation draft, HoldResult.SeatsTaken taken, CancellationToken cancellationToken)
    {
        if (!performance.Id.Tag.IsEvent)
        {
            // Its clients get one text for all taken seats.
            return SeatErrors.Taken(LabelsOf(taken.Seats));
        }

        var held = await holds.ListAsync(draft.User, policy.ListedReservationsMax, cancellationToken);
        var own = held.Reservations.Where(reservation => reservation.StateAt(held.Now) is ReservationState.Pending);
        var others = WithoutOwn(taken.Seats, own, draft.Performance);

        if (others.Count > 0 && performance.Queue is null)
        {
            var bought = await sales.ListAsync(
                draft.User, PerformanceKind.Event, policy.ListedReservationsMax, cancellationToken);
            others = WithoutOwn(
                others,
                bought.Select(sale => sale.KeptPart)
                    .Where(reservation => reservation.State is ReservationState.Confirmed or ReservationState.Pending),
                draft.Performance);
        }

        return others.Count > 0
            ? SeatErrors.Taken(LabelsOf(others))
            : SeatErrors.AlreadyYours(LabelsOf(taken.Seats));

        IEnumerable<string> LabelsOf(IReadOnlyList<int> indexes) =>
            draft.Seats.Where(seat => indexes.Contains(seat.Index)).Select(seat => seat.Label);
    }

    private static IReadOnlyList<int> WithoutOwn(
        IReadOnlyList<int> seats, IEnumerable<Reservation> own, PerformanceId performance) =>
        [
            .. seats.Except(own
                .Where(reservation => reservation.Performance == performance)
                .SelectMany(reservation => reservation.Seats)
                .Select(seat => seat.Index)),
        ];

    private Result<IReadOnlyList<ReservedSeat>> SelectSeats(Performance? performance, ReserveSeatsCommand command)
    {
        var id = command.Performance;

        if (performance is null or { State: PerformanceState.Draft })
        {
            return SeatErrors.UnknownPerformance(id);
        }

        // Seats of an implicit event have names but no position in a layout.
        if (performance.Layout is not { } layout || (performance.Name is not null && command.Labels is null))
        {
            return SeatErrors.NoNumberedSeats(id);
        }

        return ReservationErrors.CheckOnSale(performance, clock.GetUtcNow()) is { } error
            ? error
            : ResolveSeats(layout, performance.SeatsOnSale ?? layout.SeatCount, command);
    }

    private static Result<IReadOnlyList<ReservedSeat>> ResolveSeats(
        SeatLayout layout, int seatsOnSale, ReserveSeatsCommand command)
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

            var entry = layout.SeatAt(index);

            if (index >= seatsOnSale)
            {
                return SeatErrors.Taken([command.Labels?[i] ?? entry.Label]);
            }

            chosen[i] = new ReservedSeat(
                index,
                entry.Section.Name,
                entry.Row,
                entry.Number,
                command.Labels?[i] ?? entry.Label,
                command.SeatPrice ?? entry.Price);
        }

        return chosen;
    }

    private static Result<WithMessages<Reservation>> ToResult(
        HoldResult result, Reservation draft, SeatPolicy terms) => result switch
        {
            HoldResult.Acquired acquired => Announce(
                draft with { ExpiresAt = acquired.ExpiresAt, Fence = acquired.Fence }, acquired.Version),
            HoldResult.PassMissing => ReservationErrors.PassMissing,
            HoldResult.LimitReached limit => ReservationErrors.HoldsTooMuch(limit.HeldUnits, terms.HeldUnitsMax),
            _ => throw new UnreachableException($"Holding seats cannot end in {result}."),
        };

    private static WithMessages<Reservation> Announce(Reservation reservation, long version) => new(
        reservation,
        [
            .. reservation.Seats.Select(seat => new SeatLocked(
                reservation.Performance,
                SeatId.Of(reservation.Performance, seat.Index),
                reservation.User,
                version,
                reservation.CreatedAt)),
        ]);
}
