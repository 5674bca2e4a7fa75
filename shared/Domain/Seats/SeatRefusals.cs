using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Seats;

/// <summary>Every "no" about numbered seats.</summary>
public static class SeatRefusals
{
    public static Refusal UnknownPerformance(PerformanceId id) =>
        new("seats.unknown-performance", RefusalKind.NotFound, $"There is no performance {id}.");

    public static Refusal NoNumberedSeats(PerformanceId id) =>
        new("seats.no-numbered-seats", RefusalKind.NotFound, $"The performance {id} has no numbered seats.");

    public static Refusal NoneChosen { get; } =
        new("seats.none-chosen", RefusalKind.Invalid, "Choose at least one seat.");

    public static Refusal ChosenTwice(SeatId seat) =>
        new("seats.chosen-twice", RefusalKind.Invalid, "A seat was chosen twice.") { Subjects = [seat.ToString()] };

    public static Refusal ChosenTwice(string name) =>
        new("seats.chosen-twice", RefusalKind.Invalid, "A seat was chosen twice.") { Subjects = [name] };

    public static Refusal BadName(string name) => new(
        "seats.bad-name",
        RefusalKind.Invalid,
        $"A seat has a name of 1 to {FreeName.LengthMax} ASCII letters, digits or - _ . :")
    {
        Subjects = [name],
    };

    public static Refusal AllNamed(int seatCountMax) =>
        new("seats.all-named", RefusalKind.Conflict, $"The event has {seatCountMax} seats, under other names.");

    public static Refusal TooMany(int seatCountMax) =>
        new("seats.too-many", RefusalKind.Invalid, $"Choose at most {seatCountMax} seats.")
        {
            Subjects = [seatCountMax.ToString(System.Globalization.CultureInfo.InvariantCulture)],
        };

    public static Refusal UnknownSeat(SeatId seat) =>
        new("seats.unknown-seat", RefusalKind.NotFound, "The performance has no such seat.")
        {
            Subjects = [seat.ToString()],
        };

    public static Refusal UnknownSeatName(string name) =>
        new("seats.unknown-seat", RefusalKind.NotFound, "The performance has no such seat.") { Subjects = [name] };

    /// <summary>The subjects are the labels of the seats that somebody else holds or owns.</summary>
    public static Refusal Taken(IEnumerable<string> labels) =>
        new("seats.taken", RefusalKind.Conflict, "Somebody else has these seats.") { Subjects = [.. labels] };
}
