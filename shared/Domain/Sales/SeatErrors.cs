using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.Sales;

/// <summary>All errors about numbered seats.</summary>
public static class SeatErrors
{
    public static Error UnknownPerformance(PerformanceId id) => UnknownPerformance(id.ToString());

    /// <param name="name">The event as the client named it.</param>
    public static Error UnknownPerformance(string name) =>
        new("seats.unknown-performance", ErrorKind.NotFound, $"There is no event {TextPolicy.Quote(name)}.");

    public static Error NoNumberedSeats(PerformanceId id) =>
        new("seats.no-numbered-seats", ErrorKind.NotFound, $"The performance {id} has no numbered seats.");

    public static Error NoneChosen { get; } =
        new("seats.none-chosen", ErrorKind.Invalid, "Choose at least one seat.");

    public static Error ChosenTwice(SeatId seat) =>
        new("seats.chosen-twice", ErrorKind.Invalid, "A seat was chosen twice.") { Subjects = [seat.ToString()] };

    public static Error ChosenTwice(string name) =>
        new("seats.chosen-twice", ErrorKind.Invalid, "A seat was chosen twice.") { Subjects = [name] };

    public static Error BadName(string name) => new(
        "seats.bad-name",
        ErrorKind.Invalid,
        $"A seat has a name of 1 to {FreeName.LengthMax} ASCII letters, digits or - _ . :")
    {
        Subjects = [name],
    };

    public static Error AllNamed(int seatCountMax) =>
        new("seats.all-named", ErrorKind.Conflict, $"The event has {seatCountMax} seats, under other names.");

    public static Error TooMany(int seatCountMax) =>
        new("seats.too-many", ErrorKind.Invalid, $"Choose at most {seatCountMax} seats.")
        {
            Subjects = [seatCountMax.ToString(System.Globalization.CultureInfo.InvariantCulture)],
        };

    public static Error UnknownSeat(SeatId seat) =>
        new("seats.unknown-seat", ErrorKind.NotFound, "The performance has no such seat.")
        {
            Subjects = [seat.ToString()],
        };

    public static Error UnknownSeatName(string name) =>
        new("seats.unknown-seat", ErrorKind.NotFound, "The performance has no such seat.") { Subjects = [name] };

    /// <summary>The subjects are the labels of the seats, all of which the user holds or owns.</summary>
    public static Error AlreadyYours(IEnumerable<string> labels) =>
        new("seats.already-yours", ErrorKind.Conflict, "You hold or own these seats already.")
        {
            Subjects = [.. labels],
        };

    /// <summary>The subjects are the labels of the seats that are held or sold.</summary>
    public static Error Taken(IEnumerable<string> labels) =>
        new("seats.taken", ErrorKind.Conflict, "These seats are held or sold already.") { Subjects = [.. labels] };
}
