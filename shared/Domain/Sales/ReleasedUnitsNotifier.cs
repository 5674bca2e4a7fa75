using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Makes the live messages about seats and tickets that are available again. The source of performances that are no
/// events, <paramref name="others"/>, is told of their changes.
/// </summary>
public sealed class ReleasedUnitsNotifier(
    IStockLevels stock, TimeProvider clock, IPerformanceSource? others = null)
{
    /// <summary>Units of the performance were sold or released.</summary>
    public async Task NoteAsync(Performance performance, CancellationToken cancellationToken)
    {
        if (others is null || performance.Id.Tag.IsEvent)
        {
            return;
        }

        try
        {
            await others.NoteReleasedAsync(performance.Id.Tag, cancellationToken);
        }
        catch (DependencyUnavailableException)
        {
            // The units are sold or released all the same. What is shown of them is right again some minutes later.
        }
    }

    /// <summary>Nothing for a performance that was called off, because nothing of it is on sale again.</summary>
    public async Task<IReadOnlyList<LiveMessage>> OfAsync(
        Performance performance, ReleasedUnits released, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var messages = new List<LiveMessage>();

        if (released.Seats.Count > 0 || released.TicketTypes.Count > 0)
        {
            await NoteAsync(performance, cancellationToken);
        }

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
