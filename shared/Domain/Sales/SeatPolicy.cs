using System.ComponentModel.DataAnnotations;

namespace Serverless.Domain.Sales;

/// <summary>What one visitor may set aside, and for how long.</summary>
public sealed record SeatPolicy
{
    /// <summary>Numbered seats in one reservation.</summary>
    [Range(1, 50)]
    public int SeatCountMax { get; init; } = 4;

    /// <summary>Tickets of all types in one reservation without numbered seats.</summary>
    [Range(1, 50)]
    public int TicketCountMax { get; init; } = 10;

    /// <summary>
    /// Seats and tickets that one visitor may hold at once for one performance, over all reservations.
    /// </summary>
    [Range(1, 200)]
    public int HeldUnitsMax { get; init; } = 12;

    [Range(1, 1800)]
    public int HoldSeconds { get; init; } = 300;

    /// <summary>How long a sale that has begun keeps its seats, so that nobody takes them while money moves.</summary>
    [Range(5, 600)]
    public int SaleSeconds { get; init; } = 60;

    /// <summary>A visitor's newest reservations that are listed.</summary>
    [Range(1, 500)]
    public int ListedReservationsMax { get; init; } = 100;

    /// <summary>Expired holds that one sweep forgets, per performance.</summary>
    [Range(1, 5_000)]
    public int SweptHoldsMax { get; init; } = 500;

    /// <summary>How long a reservation that was never paid can still be looked up.</summary>
    [Range(1, 30)]
    public int RememberedDays { get; init; } = 1;

    public TimeSpan RememberedFor => TimeSpan.FromDays(RememberedDays);

    public TimeSpan HoldLifetime => TimeSpan.FromSeconds(HoldSeconds);

    public TimeSpan SaleLifetime => TimeSpan.FromSeconds(SaleSeconds);
}
