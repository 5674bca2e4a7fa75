using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>
/// Lists everybody's bookings, newest first, a page at a time. A page costs one read of the index and one for each
/// booking and each customer on it.
/// </summary>
public sealed class ListBookings(IBookings bookings, CustomerBookings customers, BookingPolicy policy)
{
    /// <param name="before">Continues before the booking with this id; null starts with the newest.</param>
    /// <param name="limit">From 1 to <see cref="BookingPolicy.ListedBookingsMax"/>; null for that many.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<Result<IReadOnlyList<CustomerBooking>>> ExecuteAsync(
        BookingId? before, int? limit, CancellationToken cancellationToken)
    {
        if (before?.Value < 1 || limit < 1 || limit > policy.ListedBookingsMax)
        {
            return BookingErrors.BadPage;
        }

        var entries = await bookings.ListAsync(before, limit ?? policy.ListedBookingsMax, cancellationToken);

        return (await customers.ReadAsync(entries, cancellationToken)).ToArray();
    }
}

/// <summary>A booking and whose it is; the account is null for a customer of another issuer.</summary>
public sealed record CustomerBooking(BookedFlight Booked, Account? Customer);
