using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// Performances that are created by the first use of their name. A name always means the same performance.
/// </summary>
public interface IImplicitPerformances
{
    /// <summary>
    /// Returns the performance of a name and creates it on first use; null when there are too many. Concurrent calls
    /// with a new name get the same performance.
    /// </summary>
    ValueTask<PerformanceId?> FindOrAddAsync(
        string name, Func<int, Performance> make, CancellationToken cancellationToken);
}
