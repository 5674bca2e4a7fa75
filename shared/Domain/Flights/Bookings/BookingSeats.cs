using System.Security.Cryptography;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>
/// Sells the seats of a booking. Passengers who chose no seat get the next ones that are free; when others take these
/// first, it looks again.
/// </summary>
public sealed class BookingSeats(
    SellSeatsUnpaid sellSeats, ISeatStates states, IBookingFormat format, SeatPolicy seatPolicy, BookingPolicy policy,
    TimeProvider clock)
{
    // Seats are held only until the sale is stored, so a user may make several bookings at once.
    private const int HeldUnitsMax = 200;

    public async Task<Result<Sale>> SellAsync(
        UserId user, BookFlightCommand command, Booking draft, FlightSchedule schedule, IdempotencySeed? seed,
        CancellationToken cancellationToken)
    {
        var performance = FlightPerformance.Of(schedule);
        var chosen = BookingRules.Choose(command, performance.Layout!);

        if (chosen.IsError)
        {
            return chosen.Error;
        }

        for (var attempt = 0; attempt < policy.AssignAttemptsMax; attempt++)
        {
            if (await AssignAsync(performance, chosen.Value, attempt, cancellationToken) is not { } seats)
            {
                return BookingErrors.NotEnoughSeats;
            }

            var order = CommandOf(performance, command, draft, seats);
            var sold = await sellSeats.ExecuteAsync(user, order, seed, cancellationToken);

            if (!sold.IsError)
            {
                return sold;
            }

            if (sold.Error.Code != TakenCode)
            {
                return Translate(sold.Error);
            }

            if (FindChosen(performance, chosen.Value, sold.Error.Subjects) is { } taken)
            {
                return BookingErrors.SeatTaken(taken);
            }
        }

        return BookingErrors.Busy;
    }

    private static string TakenCode { get; } = SeatErrors.Taken([]).Code;

    /// <summary>A seat for each passenger; null when there are not enough.</summary>
    private async Task<IReadOnlyList<int>?> AssignAsync(
        Performance performance, IReadOnlyList<int?> chosen, int attempt, CancellationToken cancellationToken)
    {
        int[] given = [.. chosen.OfType<int>()];

        if (given.Length == chosen.Count)
        {
            return given;
        }

        var layout = performance.Layout!;
        var map = await states.ReadAsync(performance, layout, known: null, cancellationToken);
        var onSale = map.States.Span[..Math.Min(performance.SeatsOnSale ?? layout.SeatCount, map.States.Length)];
        int? turn = attempt == 0 ? null : RandomNumberGenerator.GetInt32(layout.SeatCount);

        if (SeatAssignment.Find(onSale, given, chosen.Count - given.Length, turn) is not { } assigned)
        {
            return null;
        }

        var next = 0;

        return [.. chosen.Select(seat => seat ?? assigned[next++])];
    }

    private SellSeatsUnpaidCommand CommandOf(
        Performance performance, BookFlightCommand command, Booking draft, IReadOnlyList<int> seats) => new(
        new ReserveSeatsCommand(performance.Id, [.. seats.Select(seat => SeatId.Of(performance.Id, seat))])
        {
            SeatPrice = draft.Fare,
            Terms = seatPolicy with
            {
                SeatCountMax = FlightLimits.PassengersMax,
                HeldUnitsMax = HeldUnitsMax,
                HoldSeconds = seatPolicy.SaleSeconds,
            },
        },
        PayWithin(performance),
        held => format.Write(draft with
        {
            Passengers = [.. command.Passengers.Zip(held.Seats, (passenger, seat) => Passenger(passenger, seat.Label))],
        }));

    // Nobody flies unpaid.
    private TimeSpan PayWithin(Performance performance)
    {
        var left = performance.Schedule.Date - clock.GetUtcNow();

        return left < policy.UnpaidTime ? left : policy.UnpaidTime;
    }

    private static Passenger Passenger(PassengerDraft draft, string seat) => new(draft.Name, draft.BirthDate, seat)
    {
        NameInLatin = draft.NameInLatin,
        Gender = draft.Gender,
        Phone = draft.Phone,
    };

    private static string? FindChosen(
        Performance performance, IReadOnlyList<int?> chosen, IReadOnlyList<string> taken) =>
        chosen.OfType<int>()
            .Select(seat => performance.Layout!.SeatAt(seat).Label)
            .FirstOrDefault(taken.Contains);

    // The flight closed between the look at it and the hold.
    private static Error Translate(Error error) =>
        error.Kind is ErrorKind.Unavailable ? error : BookingErrors.NotEnoughSeats;
}
