using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>Lists a performance's ticket types, most expensive first.</summary>
public sealed class ListTicketTypes(ShowPerformance showPerformance)
{
    public Task<Result<PerformanceOffer>> ExecuteAsync(PerformanceId id, CancellationToken cancellationToken) =>
        showPerformance.ExecuteAsync(id, cancellationToken);
}
