using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>The rules for what a client says about passengers, contact and seats.</summary>
public static class BookingRules
{
    public const int NameLengthMax = 50;
    public const int LatinNameLengthMax = 100;
    public const int PaymentMethodLengthMax = 20;

    /// <summary>The command with all texts in their stored form, or its first fault.</summary>
    /// <param name="today">The day in Korea.</param>
    public static Result<BookFlightCommand> Check(BookFlightCommand command, DateOnly today)
    {
        if (command.Passengers.Count is 0 or > FlightLimits.PassengersMax)
        {
            return BookingErrors.BadPassengerCount;
        }

        for (var i = 0; i < command.Passengers.Count; i++)
        {
            if (FindFault(command.Passengers[i], $"passengers[{i}]", today) is { } fault)
            {
                return fault;
            }
        }

        return FindFault(command) is { } error ? error : Normalise(command);
    }

    /// <summary>
    /// The index of each passenger's chosen seat, null for a passenger without one; or the first fault of the choice.
    /// </summary>
    public static Result<IReadOnlyList<int?>> Choose(BookFlightCommand command, SeatLayout cabin)
    {
        var seats = new int?[command.Passengers.Count];
        var left = new Queue<string>(command.Seats);

        foreach (var i in Enumerable.Range(0, seats.Length).OrderBy(i => command.Passengers[i].Seat is null))
        {
            var label = command.Passengers[i].Seat ?? (left.TryDequeue(out var next) ? next : null);

            if (label is null)
            {
                continue;
            }

            var text = TextPolicy.Name(label).ToUpperInvariant();

            if (!Cabin.IsLabel(text) || cabin.IndexOf(text) is not { } index)
            {
                return BookingErrors.UnknownSeat(TextPolicy.Quote(label));
            }

            if (seats.Contains(index))
            {
                return BookingErrors.SeatTwice(text);
            }

            seats[i] = index;
        }

        return left.Count > 0 ? BookingErrors.TooManySeats : seats;
    }

    private static Error? FindFault(PassengerDraft passenger, string field, DateOnly today) => passenger switch
    {
        _ when TextPolicy.FindNameFault(passenger.Name, 1, NameLengthMax) is not null =>
            BookingErrors.BadField($"{field}.name", $"1 to {NameLengthMax} characters"),
        { NameInLatin: { } name } when TextPolicy.FindNameFault(name, 1, LatinNameLengthMax) is not null =>
            BookingErrors.BadField($"{field}.nameEn", $"1 to {LatinNameLengthMax} characters"),
        _ when passenger.BirthDate < AccountProfile.BirthDateMin || passenger.BirthDate >= today =>
            BookingErrors.BadField($"{field}.birth", "a day from 1900-01-01 to yesterday"),
        { Phone: { } phone } when !PhoneNumber.TryParse(phone, out _) =>
            BookingErrors.BadField($"{field}.phone", "a phone number"),
        _ => null,
    };

    private static Error? FindFault(BookFlightCommand command) => command switch
    {
        { Email: { } email } when !EmailAddress.TryParse(email, out _) =>
            BookingErrors.BadField("contactInfo.email", "an e-mail address"),
        { Phone: { } phone } when !PhoneNumber.TryParse(phone, out _) =>
            BookingErrors.BadField("contactInfo.phone", "a phone number"),
        _ when TextPolicy.FindNameFault(command.PaymentMethod, 1, PaymentMethodLengthMax) is not null =>
            BookingErrors.BadField("paymentMethod", $"1 to {PaymentMethodLengthMax} characters"),
        _ => null,
    };

    private static BookFlightCommand Normalise(BookFlightCommand command) => command with
    {
        Passengers =
        [
            .. command.Passengers.Select(passenger => passenger with
            {
                Name = TextPolicy.Name(passenger.Name),
                NameInLatin = passenger.NameInLatin is { } name ? TextPolicy.Name(name) : null,
                Phone = PhoneOf(passenger.Phone),
            }),
        ],
        Email = EmailAddress.TryParse(command.Email, out var email) ? email.Value : null,
        Phone = PhoneOf(command.Phone),
        PaymentMethod = TextPolicy.Name(command.PaymentMethod),
    };

    private static string? PhoneOf(string? text) => PhoneNumber.TryParse(text, out var phone) ? phone.Value : null;
}
