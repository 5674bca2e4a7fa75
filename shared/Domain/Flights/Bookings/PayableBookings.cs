using Serverless.Domain.FlightPayments;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>The bookings, for payments: a payment is written into the booking's sale at its version.</summary>
public sealed class PayableBookings(BookingLookup lookup, AttachPaidOrder attachPaidOrder, TimeProvider clock)
    : IBookingsOfPayments
{
    public async Task<PayableBooking?> FindAsync(int booking, CancellationToken cancellationToken) =>
        await lookup.FindAsync(new BookingId(booking), cancellationToken) is { Sale.Reservation: var sold } found
            ? new PayableBooking(
                booking,
                sold.User,
                sold.Total.Amount,
                found.StatusAt(clock.GetUtcNow()) is BookingStatus.Confirmed)
            : null;

    public async Task<bool> TryAttachAsync(int booking, PaymentOrder order, CancellationToken cancellationToken)
    {
        if (await lookup.FindAsync(new BookingId(booking), cancellationToken) is not { } found)
        {
            return false;
        }

        var result = await attachPaidOrder.ExecuteAsync(
            order.User,
            found.Sale.Reservation.Id,
            new PaidOrder(order.Id.Value, found.Booking.Id.Number),
            Money.InWon(order.Amount),
            cancellationToken);

        // Whether it is attached is not known then, so the order stays claimed and is told again.
        return result.Error?.Kind is ErrorKind.Unavailable
            ? throw new DependencyUnavailableException("The booking kept changing.")
            : !result.IsError;
    }
}
