using Serverless.Domain.Accounts;
using Serverless.Domain.FlightPayments;
using Serverless.Domain.Flights.Bookings;
using Serverless.Fakes.FlightPayments;

namespace Serverless.Functions.Tests.Platform;

/// <summary>The bookings that a test makes for payments alone, and the real ones.</summary>
internal sealed class EitherBookings(InMemoryBookings made, PayableBookings real) : IBookingsOfPayments
{
    public async Task<PayableBooking?> FindAsync(int booking, CancellationToken cancellationToken) =>
        await made.FindAsync(booking, cancellationToken) ?? await real.FindAsync(booking, cancellationToken);

    public async Task<bool> TryAttachAsync(int booking, PaymentOrder order, CancellationToken cancellationToken) =>
        await made.FindAsync(booking, cancellationToken) is null
            ? await real.TryAttachAsync(booking, order, cancellationToken)
            : await made.TryAttachAsync(booking, order, cancellationToken);
}

/// <summary>The fares that a test makes for payments alone, and the real ones.</summary>
internal sealed class EitherFares(InMemoryFares made, FarePrices real) : IFarePrices
{
    public async Task<long?> FindAsync(int schedule, CancellationToken cancellationToken) =>
        await made.FindAsync(schedule, cancellationToken) ?? await real.FindAsync(schedule, cancellationToken);

    public Task KeepAsync(UserId user, FareQuote quote, CancellationToken cancellationToken) =>
        real.KeepAsync(user, quote, cancellationToken);
}
