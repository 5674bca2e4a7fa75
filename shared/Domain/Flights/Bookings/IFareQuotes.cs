using Serverless.Domain.Accounts;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>The fares that were quoted to users who asked for a payment before they booked.</summary>
public interface IFareQuotes
{
    /// <summary>The quotes of a user for a schedule that are honoured now, the newest first.</summary>
    Task<IReadOnlyList<QuotedFare>> ListAsync(
        UserId user, ScheduleId schedule, CancellationToken cancellationToken);

    /// <summary>Keeps a quote until it expires.</summary>
    Task AddAsync(
        UserId user, ScheduleId schedule, QuotedFare quote, DateTimeOffset expiresAt,
        CancellationToken cancellationToken);
}
