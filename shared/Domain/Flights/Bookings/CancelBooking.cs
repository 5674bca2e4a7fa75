using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>
/// Cancels a booking before its flight departs: the seats are free again, and of what was paid comes back what the
/// booking's terms say.
/// </summary>
public sealed class CancelBooking(BookingLookup lookup, CancelReservation cancelReservation, TimeProvider clock)
{
    /// <param name="user">The owner, or an administrator.</param>
    /// <param name="id">The booking.</param>
    /// <param name="isAdministrator">An administrator may cancel the bookings of all users.</param>
    /// <param name="seed">Null for a request without an idempotency key.</param>
    /// <param name="cancellationToken">Stops waiting; the recovery completes a cancellation that began.</param>
    public async Task<Result<BookedFlight>> ExecuteAsync(
        UserId user, BookingId id, bool isAdministrator, IdempotencySeed? seed, CancellationToken cancellationToken)
    {
        if (await lookup.FindAsync(id, cancellationToken) is not { } booked
            || (booked.Sale.Reservation.User != user && !isAdministrator))
        {
            return BookingErrors.NotCancellable;
        }

        var left = booked.Schedule.DepartsAt - clock.GetUtcNow();
        var command = new CancelReservationCommand(Refunds: true, Reason: null, seed)
        {
            IsAdministrator = isAdministrator,
            KeptPercent = 100 - booked.Booking.Terms.PercentAt(left),
        };

        if (left <= TimeSpan.Zero && !command.HasCancelled(booked.Sale))
        {
            return BookingErrors.NotCancellable;
        }

        var result = await cancelReservation.ExecuteAsync(
            user, booked.Sale.Reservation.Id, command, cancellationToken);

        return result switch
        {
            { IsError: false } => booked with { Sale = result.Value!.Result },
            { Error.Kind: ErrorKind.Unavailable } => result.Error,
            _ => BookingErrors.NotCancellable,
        };
    }
}
