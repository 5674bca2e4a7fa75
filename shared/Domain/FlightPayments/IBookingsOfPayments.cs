using Serverless.Domain.Accounts;

namespace Serverless.Domain.FlightPayments;

/// <summary>What payments need of bookings.</summary>
public interface IBookingsOfPayments
{
    /// <summary>Null when there is no such booking.</summary>
    Task<PayableBooking?> FindAsync(int booking, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the payment into the booking, at the booking's version. True also when it is there already; false when
    /// the booking is no longer confirmed, has another payment or another amount.
    /// </summary>
    Task<bool> TryAttachAsync(int booking, PaymentOrder order, CancellationToken cancellationToken);
}

/// <param name="Amount">In won.</param>
/// <param name="IsConfirmed">Whether it still holds its seats.</param>
public sealed record PayableBooking(int Number, UserId User, long Amount, bool IsConfirmed);
