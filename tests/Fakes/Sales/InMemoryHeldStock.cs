using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Fakes.Sales;

/// <summary>The stock that in-memory holds leave. Expired holds count as free.</summary>
public sealed class InMemoryHeldStock(InMemoryHolds holds, ICatalogue catalogue) : IStockLevels
{
    public async ValueTask<IReadOnlyList<StockLevel>> ReadAsync(
        PerformanceId performance, CancellationToken cancellationToken) =>
        await catalogue.FindAsync(performance, cancellationToken) is { } found
            ? await holds.ReadAsync<IReadOnlyList<StockLevel>>(found.Id.Tag, units =>
            [
                .. found.TicketTypes.Select((type, ordinal) => new StockLevel(
                    type.Id, units.CountLeft(type, ordinal) + units.CountExpired(ordinal), type.TotalQuantity)
                {
                    Version = units.Version,
                }),
            ])
            : [];

    public async ValueTask<bool> IsSoldOutAsync(Performance performance, CancellationToken cancellationToken) =>
        await holds.ReadAsync(performance.Id.Tag, units =>
            units.CountSoldSeats() >= (performance.Layout?.SeatCount ?? 0)
            && units.CountSoldTickets() >= performance.TicketTypes.Sum(type => type.TotalQuantity)
            && units.CountSoldSeats() + units.CountSoldTickets() > 0);
}
