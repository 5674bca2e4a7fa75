using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Fakes.Catalogue;

/// <summary>Stock levels that a test sets; initially nothing is held or sold.</summary>
public sealed class InMemoryStockLevels(ICatalogue catalogue) : IStockLevels
{
    private readonly Dictionary<TicketTypeId, int> _held = [];
    private readonly HashSet<PerformanceId> _soldOut = [];
    private readonly HashSet<PerformanceId> _unavailable = [];

    public void Hold(TicketTypeId type, int quantity) => _held[type] = _held.GetValueOrDefault(type) + quantity;

    public void SellOut(PerformanceId performance) => _soldOut.Add(performance);

    public void Return(PerformanceId performance) => _soldOut.Remove(performance);

    /// <summary>Makes the stock of a performance unavailable.</summary>
    public void MakeUnavailable(PerformanceId performance) => _unavailable.Add(performance);

    public async ValueTask<IReadOnlyList<StockLevel>> ReadAsync(
        PerformanceId performance, CancellationToken cancellationToken) =>
        await catalogue.FindAsync(performance, cancellationToken) is { } found
            ?
            [
                .. found.TicketTypes.Select(type => new StockLevel(
                    type.Id, type.TotalQuantity - _held.GetValueOrDefault(type.Id), type.TotalQuantity)),
            ]
            : [];

    public ValueTask<bool> IsSoldOutAsync(Performance performance, CancellationToken cancellationToken) =>
        _unavailable.Contains(performance.Id)
            ? throw new DependencyUnavailableException("The stock is unavailable.")
            : ValueTask.FromResult(_soldOut.Contains(performance.Id));
}
