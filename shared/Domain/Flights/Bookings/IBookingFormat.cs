namespace Serverless.Domain.Flights.Bookings;

/// <summary>The form in which a booking is attached to its sale.</summary>
public interface IBookingFormat
{
    string Write(Booking booking);

    Booking Read(string attachment);
}
