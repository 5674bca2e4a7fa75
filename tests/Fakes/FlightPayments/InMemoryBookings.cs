using Serverless.Domain.Accounts;
using Serverless.Domain.FlightPayments;

namespace Serverless.Fakes.FlightPayments;

/// <summary>Bookings that a test makes. A booking takes one payment.</summary>
public sealed class InMemoryBookings : IBookingsOfPayments
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, PayableBooking> _bookings = [];
    private readonly Dictionary<int, PaymentOrderId> _payments = [];

    public PayableBooking Add(UserId user, long amount)
    {
        lock (_gate)
        {
            // No real booking has so large a number.
            var booking = new PayableBooking(2_000_000_000 + _bookings.Count, user, amount, IsConfirmed: true);

            return _bookings[booking.Number] = booking;
        }
    }

    public void Cancel(int booking)
    {
        lock (_gate)
        {
            _bookings[booking] = _bookings[booking] with { IsConfirmed = false };
        }
    }

    /// <summary>The order that pays for a booking; null when none does.</summary>
    public PaymentOrderId? PaymentOf(int booking)
    {
        lock (_gate)
        {
            return _payments.TryGetValue(booking, out var order) ? order : null;
        }
    }

    public Task<PayableBooking?> FindAsync(int booking, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_bookings.GetValueOrDefault(booking));
        }
    }

    public Task<bool> TryAttachAsync(int booking, PaymentOrder order, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(
                _bookings.GetValueOrDefault(booking) is { IsConfirmed: true } found
                && found.Amount == order.Amount
                && (_payments.TryAdd(booking, order.Id) || _payments[booking] == order.Id));
        }
    }
}
