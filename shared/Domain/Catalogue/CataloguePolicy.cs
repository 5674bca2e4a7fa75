using System.ComponentModel.DataAnnotations;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// Limits of the catalogue, of a performance and of a page. A performance at all upper bounds still fits into one
/// stored document of 256 KiB, in which a character takes four bytes at most.
/// </summary>
public sealed record CataloguePolicy
{
    /// <summary>Stored performances of all states. Each instance has them all in memory.</summary>
    [Range(1, 20_000)]
    public int PerformanceCountMax { get; init; } = 5_000;

    [Range(1, 1_000)]
    public int LayoutCountMax { get; init; } = 500;

    /// <summary>The original's administrators ask for a thousand events at once.</summary>
    [Range(1, 1_000)]
    public int PageSizeMax { get; init; } = 1_000;

    [Range(1, 1_000)]
    public int PageSizeDefault { get; init; } = 10;

    [Range(1, 1_000)]
    public int SearchLengthMax { get; init; } = 100;

    /// <summary>Ticket types of one performance; the sales store keeps up to 16 stock shards of each.</summary>
    [Range(1, 20)]
    public int TicketTypeCountMax { get; init; } = 20;

    [Range(1, 10_000_000)]
    public int TicketQuantityMax { get; init; } = 1_000_000;

    [Range(1, 200)]
    public int SectionCountMax { get; init; } = 200;

    [Range(1, 200_000)]
    public int SeatCountMax { get; init; } = 100_000;

    /// <summary>In minor units; the default is ten million won.</summary>
    [Range(1, long.MaxValue)]
    public long PriceMax { get; init; } = 10_000_000;

    [Range(1, 200)]
    public int NameLengthMax { get; init; } = 200;

    /// <summary>A seat label (section, row, seat) has at most twenty characters.</summary>
    [Range(1, 12)]
    public int SectionNameLengthMax { get; init; } = 10;

    /// <summary>The description of a performance.</summary>
    [Range(1, 5_000)]
    public int TextLengthMax { get; init; } = 5_000;

    /// <summary>The description of a layout or a ticket type.</summary>
    [Range(1, 500)]
    public int NoteLengthMax { get; init; } = 500;

    [Range(1, 1_000_000)]
    public int QueueCapacityMax { get; init; } = 1_000_000;

    /// <summary>Age in memory after which the store is checked for changes.</summary>
    [Range(50, 60_000)]
    public int FreshMilliseconds { get; init; } = 1_000;

    /// <summary>Age in memory after which a caller waits for a newer catalogue.</summary>
    [Range(1_000, 600_000)]
    public int StaleMilliseconds { get; init; } = 10_000;

    /// <summary>Performances whose states the timer computes at the same time.</summary>
    [Range(1, 64)]
    public int UpdateParallelismMax { get; init; } = 8;
}
