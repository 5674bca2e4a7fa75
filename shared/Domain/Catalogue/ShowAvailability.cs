using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>Shows how many tickets of one type are left.</summary>
public sealed class ShowAvailability(ICatalogue catalogue, IStockLevels stock)
{
    public async Task<Result<StockLevel>> ExecuteAsync(TicketTypeId id, CancellationToken cancellationToken)
    {
        if (!id.TryRead(out var tag, out var ordinal)
            || await catalogue.FindAsync(tag, cancellationToken) is not { } performance
            || performance.State is PerformanceState.Draft
            || performance.TicketTypes.ElementAtOrDefault(ordinal)?.Id != id)
        {
            return CatalogueErrors.UnknownTicketType(id);
        }

        return (await stock.ReadAsync(performance.Id, cancellationToken))[ordinal];
    }
}
