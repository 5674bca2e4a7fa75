using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// What is on. Answers come from memory and are at most seconds old; sales are never decided by them alone.
/// </summary>
public interface ICatalogue
{
    /// <summary>The performance, drafts included; null for an unknown id.</summary>
    ValueTask<Performance?> FindAsync(PerformanceId id, CancellationToken cancellationToken);

    /// <summary>The same by the tag that every scoped identifier yields.</summary>
    ValueTask<Performance?> FindAsync(PerformanceTag tag, CancellationToken cancellationToken);

    /// <summary>Every performance that is or was published, ordered by sale start, then id.</summary>
    ValueTask<IReadOnlyList<Performance>> ListPublishedAsync(CancellationToken cancellationToken);

    /// <summary>The same with drafts, for those who organise.</summary>
    ValueTask<IReadOnlyList<Performance>> ListAllAsync(CancellationToken cancellationToken);
}
