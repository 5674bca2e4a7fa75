using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>The catalogue as it is kept, for those who change it.</summary>
public interface ICatalogueStore
{
    /// <summary>The performance as it is stored now, not as memory has it.</summary>
    Task<Versioned<Performance>?> FindAsync(PerformanceId id, CancellationToken cancellationToken);

    /// <summary>
    /// Adds a performance under the next free number; null when the catalogue is full. One whose identifier differs
    /// in its number only was made by the same wish, and is the answer.
    /// </summary>
    Task<Performance?> TryAddAsync(Func<int, Performance> make, CancellationToken cancellationToken);

    /// <summary>False when somebody else changed it since it was read.</summary>
    Task<bool> TrySaveAsync(Performance performance, string version, CancellationToken cancellationToken);

    /// <summary>All layouts, fewest seats first.</summary>
    Task<IReadOnlyList<SeatLayout>> ListLayoutsAsync(CancellationToken cancellationToken);

    Task<SeatLayout?> FindLayoutAsync(LayoutId id, CancellationToken cancellationToken);

    /// <summary>
    /// False when there are too many. One with the same identifier was made by the same wish, and will do.
    /// </summary>
    Task<bool> TryAddLayoutAsync(SeatLayout layout, CancellationToken cancellationToken);
}
