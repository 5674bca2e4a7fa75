using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>A user holds a seat.</summary>
/// <param name="Version">The version of the performance's seats: a message with a smaller one is older.</param>
public sealed record SeatLocked(
    PerformanceId Performance, SeatId Seat, UserId User, long Version, DateTimeOffset At)
    : LiveMessage(Performance);

/// <summary>A seat was sold.</summary>
/// <param name="Version">The version of the performance's seats; null when Redis does not have it.</param>
public sealed record SeatSold(PerformanceId Performance, SeatId Seat, long? Version, DateTimeOffset At)
    : LiveMessage(Performance);

/// <summary>Seats are available again.</summary>
/// <param name="Version">The version of the performance's seats; null when Redis does not have it.</param>
public sealed record SeatsReleased(
    PerformanceId Performance, IReadOnlyList<SeatId> Seats, long? Version, DateTimeOffset At)
    : LiveMessage(Performance);

/// <summary>The number of available tickets of a type changed. A smaller version is an older number.</summary>
public sealed record TicketStockChanged(
    PerformanceId Performance, TicketTypeId TicketType, int Available, int Total, long Version, DateTimeOffset At)
    : LiveMessage(Performance);
