using Serverless.Domain.Accounts;
using Serverless.Domain.FlightPayments;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>The current fares, for payments, and the quotes that payments keep of them.</summary>
public sealed class FarePrices(IFlights flights, IFareQuotes quotes, TimeProvider clock) : IFarePrices
{
    public async Task<long?> FindAsync(int schedule, CancellationToken cancellationToken) =>
        await flights.FindAsync(new ScheduleId(schedule), cancellationToken) is { } found
        && found.IsOpenAt(clock.GetUtcNow())
            ? found.PayablePrice
            : null;

    public Task KeepAsync(UserId user, FareQuote quote, CancellationToken cancellationToken) => quotes.AddAsync(
        user,
        new ScheduleId(quote.Schedule),
        new QuotedFare(quote.UnitPrice, quote.PassengerCount),
        quote.ExpiresAt,
        cancellationToken);
}
