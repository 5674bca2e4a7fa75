using Serverless.Domain.Platform;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>All errors about bookings.</summary>
public static class BookingErrors
{
    public static Error FieldMissing { get; } =
        new("bookings.field-missing", ErrorKind.Invalid, "A required field is missing.");

    /// <param name="field">The field as the client named it.</param>
    /// <param name="rule">What it has to be.</param>
    public static Error BadField(string field, string rule) =>
        new("bookings.bad-field", ErrorKind.Invalid, $"{field} must be {rule}.") { Subjects = [field] };

    public static Error BadPassengerCount { get; } = new(
        "bookings.bad-passenger-count",
        ErrorKind.Invalid,
        $"A booking has 1 to {FlightLimits.PassengersMax} passengers.");

    public static Error NotEnoughSeats { get; } = new(
        "bookings.not-enough-seats",
        ErrorKind.Invalid,
        "The flight has fewer seats than there are passengers, or is not sold.");

    public static Error SeatTaken(string seat) =>
        new("bookings.seat-taken", ErrorKind.Invalid, $"The seat {seat} is taken.") { Subjects = [seat] };

    public static Error UnknownSeat(string seat) =>
        new("bookings.unknown-seat", ErrorKind.Invalid, "The aircraft has no such seat.") { Subjects = [seat] };

    public static Error SeatTwice(string seat) =>
        new("bookings.seat-twice", ErrorKind.Invalid, "A seat was chosen twice.") { Subjects = [seat] };

    public static Error TooManySeats { get; } =
        new("bookings.too-many-seats", ErrorKind.Invalid, "More seats were chosen than there are passengers.");

    public static Error WrongAmount { get; } = new(
        "bookings.wrong-amount",
        ErrorKind.Invalid,
        "The amount is neither that of the present fare nor that of a quote.");

    public static Error UnknownBooking { get; } =
        new("bookings.unknown-booking", ErrorKind.NotFound, "You have no such booking.");

    public static Error NotCancellable { get; } = new(
        "bookings.not-cancellable",
        ErrorKind.NotFound,
        "There is no such booking, or it is cancelled already, or its flight has departed.");

    public static Error Busy { get; } = new(
        "bookings.busy", ErrorKind.Unavailable, "Others took the seats that were found, again and again. Try again.");

    public static Error TermMissing { get; } =
        new("bookings.term-missing", ErrorKind.Invalid, "A search needs a term.");

    public static Error BadPage { get; } =
        new("bookings.bad-page", ErrorKind.Invalid, "page is at least 1, and limit from 1 to the listed maximum.");
}
