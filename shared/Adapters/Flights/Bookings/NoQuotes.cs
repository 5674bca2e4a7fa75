using Serverless.Domain.Accounts;
using Serverless.Domain.Flights;
using Serverless.Domain.Flights.Bookings;

namespace Serverless.Adapters.Flights.Bookings;

/// <summary>Nothing was quoted, because there are no payments of flights.</summary>
internal sealed class NoQuotes : IFareQuotes
{
    public Task<IReadOnlyList<QuotedFare>> ListAsync(
        UserId user, ScheduleId schedule, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<QuotedFare>>([]);
}
