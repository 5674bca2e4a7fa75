using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Seats;

namespace Serverless.Domain.Realtime;

/// <summary>So many people look at a performance.</summary>
public sealed record RoomChanged(PerformanceId Performance, int UserCount) : LiveMessage(Performance);

/// <summary>Somebody points at seats that they have not held yet.</summary>
public sealed record SeatSelectionChanged(PerformanceId Performance, VisitorId Visitor, IReadOnlyList<SeatId> Seats)
    : LiveMessage(Performance);
