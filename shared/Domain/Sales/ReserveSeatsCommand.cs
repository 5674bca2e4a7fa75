using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>A request to hold seats.</summary>
public sealed record ReserveSeatsCommand(PerformanceId Performance, IReadOnlyList<SeatId> Seats)
{
    /// <summary>Limits of this request; null for the usual ones.</summary>
    public SeatPolicy? Terms { get; init; }

    /// <summary>Labels in the order of the seats; null for those of the layout.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    public ClientTexts? Words { get; init; }

    /// <summary>The price of each seat, in minor units; null for those of the layout.</summary>
    public long? SeatPrice { get; init; }
}

/// <summary>
/// The client's own texts for the seats, the price and, for an implicit event, the event. They are returned to the
/// client. No decision and no charge uses them.
/// </summary>
public sealed record ClientTexts(IReadOnlyList<string> Seats, decimal? TotalPrice, string? Event = null);
