using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>Which seats the names stand for that clients gave them. One name is one seat of its performance for good.</summary>
public interface ISeatNames
{
    /// <summary>
    /// The index of each name's seat, in their order: durable, and the next free one where a name is new. Null when not
    /// all of them get a seat; then none of the new ones did. Of any number of instances that say a new name at once, all
    /// get the same seat.
    /// </summary>
    ValueTask<IReadOnlyList<int>?> NumberAsync(
        PerformanceTag performance, int seatCount, IReadOnlyList<string> names, CancellationToken cancellationToken);
}
