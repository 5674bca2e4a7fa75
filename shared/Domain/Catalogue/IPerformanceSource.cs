using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// The performances that are sold without being events: their numbers are in the upper half, and no list of events has
/// them.
/// </summary>
public interface IPerformanceSource
{
    /// <summary>Returns the performance, at most seconds old; null for an unknown number.</summary>
    ValueTask<Performance?> FindAsync(PerformanceTag tag, CancellationToken cancellationToken);

    /// <summary>
    /// Units of the performance were sold or became available again, so what shows them is computed again.
    /// </summary>
    Task NoteReleasedAsync(PerformanceTag tag, CancellationToken cancellationToken);
}
