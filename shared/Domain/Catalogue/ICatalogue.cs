using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// Reads the performances from memory. They are at most seconds old, so a sale never depends on them alone.
/// </summary>
public interface ICatalogue
{
    /// <summary>Returns the event, drafts included; null for an unknown id, and for the id of a flight.</summary>
    ValueTask<Performance?> FindAsync(PerformanceId id, CancellationToken cancellationToken);

    /// <summary>
    /// Returns the performance by the tag that every scoped identifier contains; also one that is not an event.
    /// </summary>
    ValueTask<Performance?> FindAsync(PerformanceTag tag, CancellationToken cancellationToken);

    /// <summary>Returns every performance that is or was published, ordered by sale start, then id.</summary>
    ValueTask<IReadOnlyList<Performance>> ListPublishedAsync(CancellationToken cancellationToken);

    /// <summary>Returns every performance, drafts included, in the same order.</summary>
    ValueTask<IReadOnlyList<Performance>> ListAllAsync(CancellationToken cancellationToken);
}
