using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Serialization;
using Serverless.Domain.Flights.Bookings;
using Serverless.Domain.Platform;

namespace Serverless.Functions.Flights.Bookings;

/// <summary>A booking as its owner sees it.</summary>
/// <param name="SeatNumber">The seat of the first passenger.</param>
/// <param name="CreatedAt">The time in Korea, without a zone.</param>
internal sealed record BookingRow(
    int BookingId,
    string BookingNumber,
    string? SeatNumber,
    long TotalAmount,
    string ContactEmail,
    string ContactPhone,
    string PaymentMethod,
    [property: AllowedValues("CONFIRMED", "CANCELLED", "COMPLETED")] string Status,
    string CreatedAt,
    DateOnly FlightDate,
    string FlightId,
    string Airline,
    string DepartureAirport,
    string ArrivalAirport,
    TimeOnly DepartureTime,
    TimeOnly ArrivalTime,
    string Duration,
    string Aircraft,
    string DepartureName,
    string ArrivalName,
    IReadOnlyList<PassengerRow> Passengers)
{
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss";

    [JsonPropertyName("bookingNumber")]
    public string BookingNumberAgain => BookingNumber;

    public static BookingRow From(BookedFlight booked, DateTimeOffset now)
    {
        var (booking, reservation, schedule) = (booked.Booking, booked.Sale.Reservation, booked.Schedule);
        var flight = schedule.Flight;

        return new BookingRow(
            booking.Id.Value,
            booking.Id.Number,
            booking.Passengers is [var first, ..] ? first.Seat : null,
            reservation.Total.Amount,
            booking.Contact.Email,
            booking.Contact.Phone,
            booking.PaymentMethod,
            StatusOf(booked.StatusAt(now)),
            KoreanTime.ClockAt(reservation.CreatedAt).ToString(TimeForm, CultureInfo.InvariantCulture),
            schedule.Date,
            flight.Id.Value,
            flight.Airline,
            flight.Route.Departure.Value,
            flight.Route.Arrival.Value,
            flight.Departure,
            flight.Arrival,
            flight.Duration,
            flight.Aircraft,
            AirportNames.Of(flight.Route.Departure),
            AirportNames.Of(flight.Route.Arrival),
            [.. booking.Passengers.Select(PassengerRow.From)]);
    }

    public static string StatusOf(BookingStatus status) => status switch
    {
        BookingStatus.Cancelled => "CANCELLED",
        BookingStatus.Completed => "COMPLETED",
        _ => "CONFIRMED",
    };
}

internal sealed record PassengerRow(
    string NameKor,
    string? NameEng,
    DateOnly BirthDate,
    [property: AllowedValues("M", "F")] string? Gender,
    string SeatNumber)
{
    public static PassengerRow From(Passenger passenger) => new(
        passenger.Name,
        passenger.NameInLatin,
        passenger.BirthDate,
        passenger.Gender switch
        {
            Domain.Flights.Bookings.Gender.Male => "M",
            Domain.Flights.Bookings.Gender.Female => "F",
            _ => null,
        },
        passenger.Seat);
}
