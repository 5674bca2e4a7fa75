using Serverless.Domain.Catalogue;

namespace Serverless.Domain.Sales;

/// <summary>The live state of a performance's numbered seats.</summary>
public interface ISeatStates
{
    /// <summary>
    /// The map as it is now, at the price of one short question when <paramref name="known"/> still holds.
    /// </summary>
    Task<SeatMap> ReadAsync(
        Performance performance, SeatLayout layout, SeatMap? known, CancellationToken cancellationToken);
}
