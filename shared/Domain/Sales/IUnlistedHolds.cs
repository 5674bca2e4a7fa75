using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// The performances that the catalogue does not list, such as flights, and that have holds or had them a while ago.
/// </summary>
public interface IUnlistedHolds
{
    /// <summary>The performances whose last hold ends first come first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<PerformanceTag>> ListAsync(int limit, CancellationToken cancellationToken);
}
