using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>Lists the user's newest bookings, newest first.</summary>
public sealed class ListMyBookings(BookingLookup lookup, BookingPolicy policy)
{
    /// <param name="user">The user.</param>
    /// <param name="page">From 1; null for the first.</param>
    /// <param name="limit">Bookings per page; null for all that are listed.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<Result<IReadOnlyList<BookedFlight>>> ExecuteAsync(
        UserId user, int? page, int? limit, CancellationToken cancellationToken)
    {
        var size = limit ?? policy.ListedBookingsMax;

        if (page is < 1 || size < 1 || size > policy.ListedBookingsMax)
        {
            return BookingErrors.BadPage;
        }

        var end = Math.Min((long)(page ?? 1) * size, policy.ListedBookingsMax);
        var first = ((long)(page ?? 1) - 1) * size;

        if (first >= end)
        {
            return Array.Empty<BookedFlight>();
        }

        var found = await lookup.ListAsync(user, (int)end, cancellationToken);

        return found.Skip((int)first).ToArray();
    }
}
