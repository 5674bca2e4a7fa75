using System.Collections.Concurrent;
using Serverless.Domain.Accounts;
using Serverless.Domain.FlightPayments;

namespace Serverless.Fakes.FlightPayments;

/// <summary>Fares that a test sets.</summary>
public sealed class InMemoryFares : IFarePrices
{
    private readonly ConcurrentDictionary<int, long> _prices = new();

    public void Set(int schedule, long price) => _prices[schedule] = price;

    public Task<long?> FindAsync(int schedule, CancellationToken cancellationToken) =>
        Task.FromResult(_prices.TryGetValue(schedule, out var price) ? (long?)price : null);

    public Task KeepAsync(UserId user, FareQuote quote, CancellationToken cancellationToken) => Task.CompletedTask;
}
