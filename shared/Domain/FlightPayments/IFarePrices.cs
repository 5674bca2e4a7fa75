using Serverless.Domain.Accounts;

namespace Serverless.Domain.FlightPayments;

/// <summary>The current fares.</summary>
public interface IFarePrices
{
    /// <summary>
    /// What one passenger pays for a schedule now, in won, with its discount; null when there is no such schedule or it
    /// is not sold.
    /// </summary>
    Task<long?> FindAsync(int schedule, CancellationToken cancellationToken);

    /// <summary>Keeps a quote, so that a booking of this user honours it until it expires.</summary>
    Task KeepAsync(UserId user, FareQuote quote, CancellationToken cancellationToken);
}
