using Serverless.Domain.Flights;
using Serverless.Domain.Flights.Bookings;

namespace Serverless.Domain.Tests.Flights.Bookings;

public sealed class BookingRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 28);

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void A_booking_has_one_to_nine_passengers(int count) =>
        Assert.Equal("bookings.bad-passenger-count", ErrorOf(Command(count)));

    [Theory]
    [InlineData("", "passengers[0].name")]
    [InlineData("  ", "passengers[0].name")]
    [InlineData("a\u0000b", "passengers[0].name")]
    [InlineData("\u3164", "passengers[0].name")]
    public void A_name_can_be_seen(string name, string field) =>
        Assert.Equal(field, SubjectOf(Command(1, passenger => passenger with { Name = name })));

    [Fact]
    public void A_name_has_at_most_fifty_characters()
    {
        Assert.Null(SubjectOf(Command(1, passenger => passenger with { Name = new string('김', 50) })));
        Assert.Equal(
            "passengers[0].name", SubjectOf(Command(1, passenger => passenger with { Name = new string('김', 51) })));
    }

    [Theory]
    [InlineData("1899-12-31", false)]
    [InlineData("1900-01-01", true)]
    [InlineData("2026-11-27", true)]
    [InlineData("2026-11-28", false)]
    [InlineData("2030-01-01", false)]
    public void A_passenger_was_born_before_today(string day, bool isGood) => Assert.Equal(
        isGood ? null : "passengers[1].birth",
        SubjectOf(Command(2, passenger => passenger with
        {
            BirthDate = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
        }, index: 1)));

    [Fact]
    public void Contact_and_payment_method_are_checked_when_they_are_given()
    {
        Assert.Equal("contactInfo.email", SubjectOf(Command(1) with { Email = "nobody" }));
        Assert.Equal("contactInfo.phone", SubjectOf(Command(1) with { Phone = "12" }));
        Assert.Equal("paymentMethod", SubjectOf(Command(1) with { PaymentMethod = "" }));
        Assert.Equal("paymentMethod", SubjectOf(Command(1) with { PaymentMethod = new string('a', 21) }));
        Assert.Null(SubjectOf(Command(1) with { PaymentMethod = new string('a', 20) }));
    }

    [Fact]
    public void Texts_get_their_stored_form()
    {
        var result = BookingRules.Check(
            Command(1, passenger => passenger with { Name = " 홍길동 ", Phone = "01012345678" }) with
            {
                Email = " ada@example.com ",
                Phone = "01012345678",
            },
            Today);

        Assert.Equal(
            ("홍길동", "010-1234-5678", "ada@example.com", "010-1234-5678"),
            (result.Value!.Passengers[0].Name, result.Value.Passengers[0].Phone, result.Value.Email,
                result.Value.Phone));
    }

    [Theory]
    [InlineData(2, "", "- -")]
    [InlineData(2, "12A", "66 -")]
    [InlineData(2, "12a", "66 -")]
    [InlineData(2, "12A 12B", "66 67")]
    [InlineData(2, "12A 12A", "bookings.seat-twice")]
    [InlineData(1, "12A 12B", "bookings.too-many-seats")]
    [InlineData(1, "99Z", "bookings.unknown-seat")]
    [InlineData(1, "31A", "bookings.unknown-seat")]
    [InlineData(1, "012A", "bookings.unknown-seat")]
    [InlineData(1, "0A", "bookings.unknown-seat")]
    [InlineData(1, "A", "bookings.unknown-seat")]
    public void Seats_go_to_the_first_passengers(int count, string seats, string expected)
    {
        var result = BookingRules.Choose(
            Command(count) with { Seats = seats.Split(' ', StringSplitOptions.RemoveEmptyEntries) },
            Cabin.LayoutOf(FlightSamples.Schedule()));

        Assert.Equal(
            expected,
            result.Error?.Code ?? string.Join(' ', result.Value!.Select(seat => seat is { } index ? $"{index}" : "-")));
    }

    [Fact]
    public void A_passenger_keeps_an_own_seat_and_the_others_get_the_given_ones()
    {
        var command = Command(3, passenger => passenger with { Seat = "12C" }, index: 0) with { Seats = ["12A"] };

        var result = BookingRules.Choose(command, Cabin.LayoutOf(FlightSamples.Schedule()));

        Assert.Equal([68, 66, null], result.Value!);
    }

    private static BookFlightCommand Command(
        int count, Func<PassengerDraft, PassengerDraft>? change = null, int index = 0)
    {
        var passengers = Enumerable.Repeat(new PassengerDraft("홍길동", new DateOnly(1990, 1, 1)), count).ToArray();

        if (change is not null)
        {
            passengers[index] = change(passengers[index]);
        }

        return new BookFlightCommand(new ScheduleId(1), passengers);
    }

    private static string? ErrorOf(BookFlightCommand command) => BookingRules.Check(command, Today).Error?.Code;

    private static string? SubjectOf(BookFlightCommand command) =>
        BookingRules.Check(command, Today).Error?.Subjects[0];
}
