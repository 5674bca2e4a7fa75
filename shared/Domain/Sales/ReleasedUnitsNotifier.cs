using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>Makes the live messages about seats and tickets that are available again.</summary>
public sealed class ReleasedUnitsNotifier(IStockLevels stock, TimeProvider clock)
{
    /// <summary>Nothing for a performance that was called off, because nothing of it is on sale again.</summary>
    public async Task<IReadOnlyList<LiveMessage>> OfAsync(
        Performance performance, ReleasedUnits released, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var messages = new List<LiveMessage>();

        if (performance.State is PerformanceState.Cancelled)
        {
            return messages;
        }

        if (released.Seats.Count > 0)
        {
            var seats = released.Seats.Select(index => SeatId.Of(performance.Id, index));
            messages.Add(new SeatsReleased(performance.Id, [.. seats], released.SeatVersion, now));
        }

        if (released.TicketTypes.Count > 0)
        {
            var levels = await stock.ReadAsync(performance.Id, cancellationToken);
            messages.AddRange(released.TicketTypes.Distinct().Select(ordinal => levels[ordinal]).Select(level =>
                new TicketStockChanged(
                    performance.Id, level.TicketType, level.Available, level.Total, level.Version, now)));
        }

        return messages;
    }
}
