using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Fakes.Catalogue;

/// <summary>A catalogue of one performance.</summary>
public sealed class OnePerformance(Performance performance) : ICatalogue
{
    public ValueTask<Performance?> FindAsync(PerformanceId id, CancellationToken cancellationToken) =>
        new(id == performance.Id ? performance : null);

    public ValueTask<Performance?> FindAsync(PerformanceTag tag, CancellationToken cancellationToken) =>
        new(tag == performance.Id.Tag ? performance : null);

    public ValueTask<IReadOnlyList<Performance>> ListPublishedAsync(CancellationToken cancellationToken) =>
        new([performance]);

    public ValueTask<IReadOnlyList<Performance>> ListAllAsync(CancellationToken cancellationToken) =>
        new([performance]);
}
