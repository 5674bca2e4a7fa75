using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Flights.Bookings;

namespace Serverless.Adapters.Flights.Bookings;

/// <summary>Bookings as JSON, with short names: one is in each sale, and in the user's list of them.</summary>
internal sealed class JsonBookings : IBookingFormat
{
    public string Write(Booking booking) => Encoding.UTF8.GetString(
        DocumentJson.ToBody(StoredBooking.From(booking), BookingJson.Default.StoredBooking).Span);

    public Booking Read(string attachment) =>
        JsonSerializer.Deserialize(attachment, BookingJson.Default.StoredBooking)!.ToDomain();
}

internal sealed record StoredBooking(
    int Id, IReadOnlyList<StoredPassenger> Passengers, string Email, string Phone, long Fare, string Method,
    string Terms)
{
    public static StoredBooking From(Booking booking) => new(
        booking.Id.Value,
        [.. booking.Passengers.Select(StoredPassenger.From)],
        booking.Contact.Email,
        booking.Contact.Phone,
        booking.Fare,
        booking.PaymentMethod,
        booking.Terms.ToString());

    public Booking ToDomain() => new(
        new BookingId(Id),
        [.. Passengers.Select(passenger => passenger.ToDomain())],
        new BookingContact(Email, Phone),
        Fare)
    {
        PaymentMethod = Method,
        Terms = RefundTerms.TryParse(Terms, out var terms) ? terms : RefundTerms.None,
    };
}

internal sealed record StoredPassenger(string Name, DateOnly Birth, string Seat)
{
    public string? Latin { get; init; }

    public Gender? Gender { get; init; }

    public string? Phone { get; init; }

    public static StoredPassenger From(Passenger passenger) => new(passenger.Name, passenger.BirthDate, passenger.Seat)
    {
        Latin = passenger.NameInLatin,
        Gender = passenger.Gender,
        Phone = passenger.Phone,
    };

    public Passenger ToDomain() => new(Name, Birth, Seat)
    {
        NameInLatin = Latin,
        Gender = Gender,
        Phone = Phone,
    };
}

/// <summary>An entry of the index of bookings.</summary>
/// <param name="Key">What a search compares.</param>
internal sealed record StoredBookingEntry(Guid Reservation, string Key);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredBooking))]
[JsonSerializable(typeof(StoredBookingEntry))]
[JsonSerializable(typeof(StoredQuote))]
[JsonSerializable(typeof(StoredFinding))]
internal sealed partial class BookingJson : JsonSerializerContext;
