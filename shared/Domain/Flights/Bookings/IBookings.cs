using Serverless.Domain.Sales;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>
/// The index of all bookings. A booking's entry is written before its sale, so an entry may lead to no sale, or to one
/// with another booking: the sale decides.
/// </summary>
public interface IBookings
{
    /// <summary>An id that no other booking has or will have; unused ids are lost. Later ones are larger, but for ids
    /// that several instances give at the same time.</summary>
    Task<BookingId> NextIdAsync(CancellationToken cancellationToken);

    /// <summary>Null for an id without an entry.</summary>
    Task<BookingEntry?> FindAsync(BookingId id, CancellationToken cancellationToken);

    /// <summary>Entries with smaller ids than <paramref name="before"/>, null for all; the largest first.</summary>
    Task<IReadOnlyList<BookingEntry>> ListAsync(BookingId? before, int limit, CancellationToken cancellationToken);
}

/// <param name="Key">What a search compares, in the form of keys of texts.</param>
public sealed record BookingEntry(BookingId Id, ReservationId Reservation, string Key);
