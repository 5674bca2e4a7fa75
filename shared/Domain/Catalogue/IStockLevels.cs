using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>How much of a performance can still be had, as Redis has it now.</summary>
public interface IStockLevels
{
    /// <summary>Every ticket type in the order of the ordinals; empty for an unknown performance.</summary>
    ValueTask<IReadOnlyList<StockLevel>> ReadAsync(PerformanceId performance, CancellationToken cancellationToken);

    /// <summary>True when every seat and ticket was sold, not merely held.</summary>
    ValueTask<bool> IsSoldOutAsync(Performance performance, CancellationToken cancellationToken);
}

/// <summary>Of a ticket type: what nobody holds or owns, and all there is.</summary>
public readonly record struct StockLevel(TicketTypeId TicketType, int Available, int Total)
{
    /// <summary>
    /// Grows with every hold, sale and release, over a loss of the stock, too; a smaller one is an older level.
    /// </summary>
    public long Version { get; init; }
}
