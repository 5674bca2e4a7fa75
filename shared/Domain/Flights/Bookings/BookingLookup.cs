using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>Reads bookings: the sale with its attachment, and the schedule as it is now.</summary>
public sealed class BookingLookup(IBookings bookings, ISales sales, ISchedules schedules, IBookingFormat format)
{
    /// <summary>Null for an id that belongs to no booking.</summary>
    public async Task<BookedFlight?> FindAsync(BookingId id, CancellationToken cancellationToken) =>
        await bookings.FindAsync(id, cancellationToken) is { } entry
            ? await FindAsync(entry, cancellationToken)
            : null;

    /// <summary>Null when the entry's sale was never made, or has another booking.</summary>
    public async Task<BookedFlight?> FindAsync(BookingEntry entry, CancellationToken cancellationToken) =>
        await sales.FindAsync(entry.Reservation, cancellationToken) is { Value: var sale }
        && await ReadAsync(sale, cancellationToken) is { } found
        && found.Booking.Id == entry.Id
            ? found
            : null;

    /// <summary>Null for a sale that is no booking.</summary>
    public async ValueTask<BookedFlight?> ReadAsync(Sale sale, CancellationToken cancellationToken) =>
        sale.Reservation.Attachment is { } attachment
        && ScheduleId.Of(sale.Reservation.Performance.Tag) is { } id
        && await schedules.FindAsync(id, cancellationToken) is { } schedule
            ? new BookedFlight(format.Read(attachment), sale, schedule)
            : null;

    /// <summary>The user's newest bookings, newest first.</summary>
    public async Task<IReadOnlyList<BookedFlight>> ListAsync(
        UserId user, int limit, CancellationToken cancellationToken)
    {
        var found = await sales.ListAsync(user, PerformanceKind.Flight, limit, cancellationToken);
        var read = new List<BookedFlight>(found.Count);

        foreach (var sale in found)
        {
            if (await ReadAsync(sale, cancellationToken) is { } booked)
            {
                read.Add(booked);
            }
        }

        return Sort(read);
    }

    /// <summary>Newest first; of those within a second, which is all that clients see, the larger ids first.</summary>
    public static IReadOnlyList<BookedFlight> Sort(IEnumerable<BookedFlight> bookings) =>
    [
        .. bookings
            .OrderByDescending(booked => booked.Sale.Reservation.CreatedAt.ToUnixTimeSeconds())
            .ThenByDescending(booked => booked.Booking.Id.Value),
    ];
}
