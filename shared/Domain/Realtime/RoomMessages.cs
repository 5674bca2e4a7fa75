using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Domain.Realtime;

/// <summary>So many people look at a performance.</summary>
/// <param name="Version">Grows from one count to the next, so that a late message is known to be old.</param>
public sealed record RoomChanged(PerformanceId Performance, int UserCount, long Version) : LiveMessage(Performance);

/// <summary>The same number, told to one connection that has just joined.</summary>
public sealed record RoomJoined(PerformanceId Performance, ConnectionId Connection, int UserCount, long Version)
    : LiveMessage(Performance);

/// <summary>Somebody points at seats that they have not held yet.</summary>
public sealed record SeatSelectionChanged(PerformanceId Performance, UserId User, IReadOnlyList<SeatId> Seats)
    : LiveMessage(Performance);
