using Serverless.Domain.Accounts;
using Serverless.Domain.FlightPayments;

namespace Serverless.Adapters.FlightPayments;

/// <summary>No schedule has a price, until the context of flights brings them.</summary>
internal sealed class WithoutFares : IFarePrices
{
    public Task<long?> FindAsync(int schedule, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    public Task KeepAsync(UserId user, FareQuote quote, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>There are no bookings, until their context brings them.</summary>
internal sealed class WithoutBookings : IBookingsOfPayments
{
    public Task<PayableBooking?> FindAsync(int booking, CancellationToken cancellationToken) =>
        Task.FromResult<PayableBooking?>(null);

    public Task<bool> TryAttachAsync(int booking, PaymentOrder order, CancellationToken cancellationToken) =>
        Task.FromResult(false);
}
