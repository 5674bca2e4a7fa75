using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Maps seat names that clients chose to seats. A name belongs to one seat of its performance for good.
/// </summary>
public interface ISeatNames
{
    /// <summary>
    /// The index of each name's seat, in the order of the names. A new name durably gets the next free seat. Null when
    /// there are not enough seats; then no new name got one. Instances that number the same new name at the same moment
    /// get the same seat.
    /// </summary>
    ValueTask<IReadOnlyList<int>?> NumberAsync(
        PerformanceTag performance, int seatCount, IReadOnlyList<string> names, CancellationToken cancellationToken);
}
