using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>The stored catalogue, for operations that change it.</summary>
public interface ICatalogueStore
{
    /// <summary>Reads the performance from the store and not from memory.</summary>
    Task<Versioned<Performance>?> FindAsync(PerformanceId id, CancellationToken cancellationToken);

    /// <summary>
    /// Adds a performance under the next free number; null when the catalogue is full. A stored performance whose
    /// identifier differs only in its number came from a duplicate of the same request and is returned instead.
    /// </summary>
    Task<Performance?> TryAddAsync(Func<int, Performance> make, CancellationToken cancellationToken);

    /// <summary>False when the version has changed since it was read.</summary>
    Task<bool> TrySaveAsync(Performance performance, string version, CancellationToken cancellationToken);

    /// <summary>Returns all layouts, fewest seats first.</summary>
    Task<IReadOnlyList<SeatLayout>> ListLayoutsAsync(CancellationToken cancellationToken);

    Task<SeatLayout?> FindLayoutAsync(LayoutId id, CancellationToken cancellationToken);

    /// <summary>
    /// False when there are too many layouts. A stored layout with the same identifier came from a duplicate request.
    /// </summary>
    Task<bool> TryAddLayoutAsync(SeatLayout layout, CancellationToken cancellationToken);
}
