using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>Shows a booking to its owner and to administrators.</summary>
public sealed class ShowMyBooking(BookingLookup lookup)
{
    public async Task<Result<BookedFlight>> ExecuteAsync(
        User user, BookingId id, CancellationToken cancellationToken) =>
        await lookup.FindAsync(id, cancellationToken) is { } found
        && (found.Sale.Reservation.User == user.Id || user.Role is AccountRole.Admin)
            ? found
            : BookingErrors.UnknownBooking;
}
