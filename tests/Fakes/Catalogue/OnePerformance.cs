using System.Globalization;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Fakes.Catalogue;

/// <summary>A catalogue of one performance, which can change.</summary>
public sealed class OnePerformance(Performance performance) : ICatalogue, ICatalogueStore
{
    private readonly Lock _gate = new();
    private int _version;

    public Performance Present { get; private set; } = performance;

    public ValueTask<Performance?> FindAsync(PerformanceId id, CancellationToken cancellationToken) =>
        new(id == Present.Id ? Present : null);

    public ValueTask<Performance?> FindAsync(PerformanceTag tag, CancellationToken cancellationToken) =>
        new(tag == Present.Id.Tag ? Present : null);

    public ValueTask<IReadOnlyList<Performance>> ListPublishedAsync(CancellationToken cancellationToken) =>
        new([Present]);

    public ValueTask<IReadOnlyList<Performance>> ListAllAsync(CancellationToken cancellationToken) =>
        new([Present]);

    Task<Versioned<Performance>?> ICatalogueStore.FindAsync(PerformanceId id, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<Versioned<Performance>?>(
                id == Present.Id ? new Versioned<Performance>(Present, Version) : null);
        }
    }

    public Task<bool> TrySaveAsync(Performance performance, string version, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (version != Version)
            {
                return Task.FromResult(false);
            }

            Present = performance;
            _version++;

            return Task.FromResult(true);
        }
    }

    public Task<Performance?> TryAddAsync(Func<int, Performance> make, CancellationToken cancellationToken) =>
        Task.FromResult<Performance?>(null);

    public Task<IReadOnlyList<SeatLayout>> ListLayoutsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SeatLayout>>([]);

    public Task<SeatLayout?> FindLayoutAsync(LayoutId id, CancellationToken cancellationToken) =>
        Task.FromResult<SeatLayout?>(null);

    public Task<bool> TryAddLayoutAsync(SeatLayout layout, CancellationToken cancellationToken) =>
        Task.FromResult(false);

    private string Version => _version.ToString(CultureInfo.InvariantCulture);
}
