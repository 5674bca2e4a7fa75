using Serverless.Domain.Catalogue;

namespace Serverless.Domain.Sales;

/// <summary>The live state of a performance's numbered seats.</summary>
public interface ISeatStates
{
    /// <summary>
    /// The present map. When <paramref name="known"/> is still valid, this costs one short round trip.
    /// </summary>
    Task<SeatMap> ReadAsync(
        Performance performance, SeatLayout layout, SeatMap? known, CancellationToken cancellationToken);
}
