using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>Lists a performance's ticket types, most expensive first; empty for an unknown performance.</summary>
public sealed class ListTicketTypes(ShowPerformance showPerformance)
{
    public async Task<IReadOnlyList<(TicketType Type, StockLevel Level)>> ExecuteAsync(
        PerformanceId id, CancellationToken cancellationToken)
    {
        var offer = await showPerformance.ExecuteAsync(id, cancellationToken);

        return offer.IsError ? [] : [.. offer.Value.ByPrice];
    }
}
