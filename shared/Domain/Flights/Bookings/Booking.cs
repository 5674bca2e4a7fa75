using Serverless.Domain.Sales;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>
/// What a booking adds to its sale: the passengers with their seats, whom to contact, and the fare. It is stored with
/// the sale and never changes; the sale knows whether it is paid or cancelled.
/// </summary>
/// <param name="Passengers">In the order of the request.</param>
/// <param name="Fare">Of one passenger, in won.</param>
public sealed record Booking(BookingId Id, IReadOnlyList<Passenger> Passengers, BookingContact Contact, long Fare)
{
    public required string PaymentMethod { get; init; }

    /// <summary>Under which money comes back.</summary>
    public required RefundTerms Terms { get; init; }
}

/// <param name="Seat">The label of the seat, such as <c>12A</c>.</param>
public sealed record Passenger(string Name, DateOnly BirthDate, string Seat)
{
    /// <summary>In Latin letters; null when it was not given.</summary>
    public string? NameInLatin { get; init; }

    /// <summary>Null when it was not given.</summary>
    public Gender? Gender { get; init; }

    /// <summary>Null when it was not given.</summary>
    public string? Phone { get; init; }
}

public enum Gender
{
    Female,
    Male,
}

public sealed record BookingContact(string Email, string Phone);

/// <summary>A booking as it is shown.</summary>
public sealed record BookedFlight(Booking Booking, Sale Sale, FlightSchedule Schedule)
{
    public BookingStatus StatusAt(DateTimeOffset now) => Sale.Reservation.State switch
    {
        not ReservationState.Confirmed => BookingStatus.Cancelled,
        _ when Schedule.DepartsAt <= now => BookingStatus.Completed,
        _ => BookingStatus.Confirmed,
    };
}

public enum BookingStatus
{
    Confirmed,
    Cancelled,

    /// <summary>The flight has departed. This follows the clock and is not stored.</summary>
    Completed,
}
