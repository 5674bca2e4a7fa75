using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>Performances that came into being by being named. One name is one performance for good.</summary>
public interface IImplicitPerformances
{
    /// <summary>
    /// The performance of a name, made under the next free number where nobody has said the name before; null when there
    /// is no room for more. Of any number of instances that say a new name at once, all get the same one.
    /// </summary>
    ValueTask<PerformanceId?> FindOrAddAsync(
        string name, Func<int, Performance> make, CancellationToken cancellationToken);
}
