using System.ComponentModel.DataAnnotations;

namespace Serverless.Domain.Sales;

/// <summary>Limits and lifetimes of holds.</summary>
public sealed record SeatPolicy
{
    /// <summary>Numbered seats in one reservation.</summary>
    [Range(1, 50)]
    public int SeatCountMax { get; init; } = 4;

    /// <summary>Tickets of all types in one reservation without numbered seats.</summary>
    [Range(1, 50)]
    public int TicketCountMax { get; init; } = 10;

    /// <summary>
    /// Seats and tickets that a user may hold at once for a performance, over all reservations.
    /// </summary>
    [Range(1, 200)]
    public int HeldUnitsMax { get; init; } = 12;

    [Range(1, 1800)]
    public int HoldSeconds { get; init; } = 300;

    /// <summary>How long a sale that has begun keeps its units, so that no other user takes them meanwhile.</summary>
    [Range(5, 600)]
    public int SaleSeconds { get; init; } = 60;

    /// <summary>Newest reservations in a user's list.</summary>
    [Range(1, 500)]
    public int ListedReservationsMax { get; init; } = 100;

    /// <summary>Expired holds that one run of the timer removes, per performance.</summary>
    [Range(1, 5_000)]
    public int ExpiredHoldsMax { get; init; } = 500;

    /// <summary>Performances whose expired holds the timer removes at the same time.</summary>
    [Range(1, 64)]
    public int ExpireParallelismMax { get; init; } = 8;

    /// <summary>
    /// Seconds between two steps that compare what Redis shows of a performance with the store. A step reads one
    /// page of the store for the seats and one for a ticket type.
    /// </summary>
    [Range(1, 3_600)]
    public int AuditSeconds { get; init; } = 10;

    /// <summary>How long a reservation that was never paid can still be shown.</summary>
    [Range(1, 30)]
    public int RememberedDays { get; init; } = 1;

    public TimeSpan RememberedFor => TimeSpan.FromDays(RememberedDays);

    public TimeSpan HoldLifetime => TimeSpan.FromSeconds(HoldSeconds);

    public TimeSpan AuditInterval => TimeSpan.FromSeconds(AuditSeconds);

    public TimeSpan SaleLifetime => TimeSpan.FromSeconds(SaleSeconds);
}
