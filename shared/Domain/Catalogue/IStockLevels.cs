using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>The available stock of a performance, as of now.</summary>
public interface IStockLevels
{
    /// <summary>Returns every ticket type in the order of the ordinals; empty for an unknown performance.</summary>
    ValueTask<IReadOnlyList<StockLevel>> ReadAsync(PerformanceId performance, CancellationToken cancellationToken);

    /// <summary>True when every seat and ticket is sold; held stock does not count.</summary>
    ValueTask<bool> IsSoldOutAsync(Performance performance, CancellationToken cancellationToken);
}

/// <summary>The available and the total quantity of a ticket type.</summary>
public readonly record struct StockLevel(TicketTypeId TicketType, int Available, int Total)
{
    /// <summary>
    /// Grows with every hold, sale and release, also after a loss of the stock. A smaller version is older.
    /// </summary>
    public long Version { get; init; }
}
