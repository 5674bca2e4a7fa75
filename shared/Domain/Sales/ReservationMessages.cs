using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>A user holds a seat.</summary>
public sealed record SeatLocked(PerformanceId Performance, SeatId Seat, UserId User, DateTimeOffset At)
    : LiveMessage(Performance);

/// <summary>A seat was sold.</summary>
public sealed record SeatSold(PerformanceId Performance, SeatId Seat, DateTimeOffset At) : LiveMessage(Performance);

/// <summary>Seats are available again.</summary>
public sealed record SeatsReleased(PerformanceId Performance, IReadOnlyList<SeatId> Seats, DateTimeOffset At)
    : LiveMessage(Performance);

/// <summary>The number of available tickets of a type changed. A smaller version is an older number.</summary>
public sealed record TicketStockChanged(
    PerformanceId Performance, TicketTypeId TicketType, int Available, int Total, long Version, DateTimeOffset At)
    : LiveMessage(Performance);
