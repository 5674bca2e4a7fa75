using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>The catalogue as it is kept, for those who change it.</summary>
public interface ICatalogueBooks
{
    /// <summary>The performance as it is stored now, not as memory has it.</summary>
    Task<Versioned<Performance>?> FindAsync(PerformanceId id, CancellationToken cancellationToken);

    /// <summary>Adds a performance under the next free number; null when the catalogue is full.</summary>
    Task<Performance?> TryAddAsync(Func<int, Performance> make, CancellationToken cancellationToken);

    /// <summary>False when somebody else changed it since it was read.</summary>
    Task<bool> TrySaveAsync(Performance performance, string version, CancellationToken cancellationToken);

    /// <summary>All layouts, fewest seats first.</summary>
    Task<IReadOnlyList<SeatLayout>> ListLayoutsAsync(CancellationToken cancellationToken);

    Task<SeatLayout?> FindLayoutAsync(LayoutId id, CancellationToken cancellationToken);

    /// <summary>False when there are too many.</summary>
    Task<bool> TryAddLayoutAsync(SeatLayout layout, CancellationToken cancellationToken);
}
