using Serverless.Domain.Platform;

namespace Serverless.Domain.Flights;

/// <summary>The errors of flights, schedules and discounts.</summary>
public static class FlightErrors
{
    public static Error IncompleteSearch { get; } = new(
        "flights.incomplete-search", ErrorKind.Invalid, "A search needs a departure, an arrival and a date.");

    public static Error BadSearch { get; } =
        new("flights.bad-search", ErrorKind.Invalid, "A parameter of the search is out of its limits.");

    public static Error FieldMissing { get; } =
        new("flights.field-missing", ErrorKind.Invalid, "A required field is missing.");

    public static Error BadField { get; } =
        new("flights.bad-field", ErrorKind.Invalid, "A field cannot be read.");

    public static Error BadMode { get; } =
        new("flights.bad-mode", ErrorKind.Invalid, "The mode of the schedules is single or range.");

    public static Error UnknownFlight { get; } =
        new("flights.unknown-flight", ErrorKind.Invalid, "There is no such flight, or it is deleted.");

    public static Error FlightExists { get; } =
        new("flights.flight-exists", ErrorKind.Invalid, "There is a flight with this number already.");

    public static Error UnknownDeparture { get; } =
        new("flights.unknown-departure", ErrorKind.Invalid, "There is no such airport of departure.");

    public static Error UnknownArrival { get; } =
        new("flights.unknown-arrival", ErrorKind.Invalid, "There is no such airport of arrival.");

    public static Error SameAirport { get; } =
        new("flights.same-airport", ErrorKind.Invalid, "A flight arrives at another airport than it departs from.");

    public static Error BadBasePrice { get; } = new(
        "flights.bad-base-price",
        ErrorKind.Invalid,
        $"The base price is from {FlightLimits.BasePriceMin} to {FlightLimits.PriceMax} won.");

    public static Error BadPrice { get; } =
        new("flights.bad-price", ErrorKind.Invalid, $"The price is from 1 to {FlightLimits.PriceMax} won.");

    public static Error BadSeats { get; } =
        new("flights.bad-seats", ErrorKind.Invalid, $"The seats are from 1 to {FlightLimits.SeatsMax}.");

    public static Error BadAircraft { get; } = new(
        "flights.bad-aircraft",
        ErrorKind.Invalid,
        $"The aircraft has at most {FlightLimits.AircraftLengthMax} characters.");

    public static Error EndsBeforeStart { get; } =
        new("flights.ends-before-start", ErrorKind.Invalid, "The range ends before it starts.");

    public static Error RangeTooLong { get; } = new(
        "flights.range-too-long", ErrorKind.Invalid, $"A range has at most {FlightLimits.RangeDaysMax} days.");

    public static Error TooFarAway(int days) =>
        new("flights.too-far-away", ErrorKind.Invalid, $"A schedule is at most {days} days from today.");

    public static Error TooManyFlights(int countMax) =>
        new("flights.too-many", ErrorKind.Conflict, $"There are at most {countMax} flights.");

    public static Error UnknownSchedule { get; } =
        new("flights.unknown-schedule", ErrorKind.Invalid, "There is no such schedule that is active.");

    public static Error BadPercentage { get; } = new(
        "flights.bad-percentage",
        ErrorKind.Invalid,
        $"A discount is from {Fare.PercentageMin} to {Fare.PercentageMax} percent.");

    public static Error DiscountExists { get; } =
        new("flights.discount-exists", ErrorKind.Invalid, "The schedule has a discount already.");

    public static Error UnknownDiscount { get; } =
        new("flights.unknown-discount", ErrorKind.Invalid, "There is no such active discount.");

    public static Error TooManyDiscounts(int countMax) =>
        new("flights.too-many-discounts", ErrorKind.Conflict, $"There are at most {countMax} active discounts.");

    public static Error ChangedMeanwhile { get; } =
        new("flights.changed-meanwhile", ErrorKind.Unavailable, "The flight was changed meanwhile; try again.");
}
