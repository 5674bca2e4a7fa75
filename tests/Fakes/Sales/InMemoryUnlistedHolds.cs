using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Fakes.Sales;

/// <summary>The unlisted performances with holds that a test gives.</summary>
public sealed class InMemoryUnlistedHolds : IUnlistedHolds
{
    public List<PerformanceTag> Tags { get; } = [];

    public Task<IReadOnlyList<PerformanceTag>> ListAsync(int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PerformanceTag>>([.. Tags.Take(limit)]);
}
