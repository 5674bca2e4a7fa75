using System.Collections.Concurrent;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>Shows every seat of a performance with its state.</summary>
public sealed class ShowSeatMap(ICatalogue catalogue, ISeatStates states)
{
    private readonly ConcurrentDictionary<PerformanceId, SeatMap> _lastRead = new();

    public async Task<Result<SeatMap>> ExecuteAsync(PerformanceId id, CancellationToken cancellationToken)
    {
        var performance = await catalogue.FindAsync(id, cancellationToken);

        if (performance is null || performance.State is PerformanceState.Draft)
        {
            return SeatErrors.UnknownPerformance(id);
        }

        // Seats of an implicit event have names but no position on a map.
        if (performance is not { Layout: { } layout, Name: null })
        {
            return SeatErrors.NoNumberedSeats(id);
        }

        var map = await states.ReadAsync(performance, layout, _lastRead.GetValueOrDefault(id), cancellationToken);
        // Of two concurrent reads, the one that ends later may have the older map.
        _lastRead.AddOrUpdate(
            id,
            static (_, map) => map,
            static (_, known, map) => known.ChangeNumber > map.ChangeNumber ? known : map,
            map);

        return map;
    }
}
