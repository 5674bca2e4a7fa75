using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>Which seats somebody wants.</summary>
public sealed record ReserveSeatsCommand(PerformanceId Performance, IReadOnlyList<SeatId> Seats)
{
    /// <summary>What the visitor may set aside and for how long, where the usual policy does not say.</summary>
    public SeatPolicy? Terms { get; init; }

    /// <summary>What the seats are called, where the layout does not say, in the order of the seats.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    public ClientTexts? Words { get; init; }
}

/// <summary>
/// What a client called the seats, the price and, where it has a name, the event. They are shown to it again, and nothing is ever decided or charged by
/// them.
/// </summary>
public sealed record ClientTexts(IReadOnlyList<string> Seats, decimal? TotalPrice, string? Event = null);
