using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>Shows one performance and the available quantity of each ticket type.</summary>
public sealed class ShowPerformance(ICatalogue catalogue, IStockLevels stock, TimeProvider clock)
{
    public async Task<Result<PerformanceOffer>> ExecuteAsync(PerformanceId id, CancellationToken cancellationToken)
    {
        var performance = await catalogue.FindAsync(id, cancellationToken);

        return performance is null or { State: PerformanceState.Draft }
            ? CatalogueErrors.UnknownPerformance(id)
            : new PerformanceOffer(
                performance.AsOf(clock.GetUtcNow()), await stock.ReadAsync(id, cancellationToken));
    }
}

/// <summary>A performance with the stock of its ticket types, in the order of their ordinals.</summary>
public sealed record PerformanceOffer(Performance Performance, IReadOnlyList<StockLevel> Stock)
{
    /// <summary>Each type with its stock, most expensive first.</summary>
    public IEnumerable<(TicketType Type, StockLevel Level)> ByPrice =>
        Performance.TicketTypes.Zip(Stock).OrderByDescending(offered => offered.First.Price);
}
