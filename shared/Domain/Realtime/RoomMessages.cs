using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Domain.Realtime;

/// <summary>The number of viewers of a performance changed.</summary>
/// <param name="Version">Grows with each count, so that clients can ignore a late message.</param>
public sealed record RoomChanged(PerformanceId Performance, int UserCount, long Version) : LiveMessage(Performance);

/// <summary>The number of viewers, for a connection that has just joined.</summary>
public sealed record RoomJoined(PerformanceId Performance, ConnectionId Connection, int UserCount, long Version)
    : LiveMessage(Performance);

/// <summary>A user selected seats, but does not hold them yet.</summary>
public sealed record SeatSelectionChanged(PerformanceId Performance, UserId User, IReadOnlyList<SeatId> Seats)
    : LiveMessage(Performance);
