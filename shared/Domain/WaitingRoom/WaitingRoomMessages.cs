using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Realtime;

namespace Serverless.Domain.WaitingRoom;

/// <summary>For the admitted visitor alone.</summary>
public sealed record VisitorAdmitted(PerformanceId Performance, VisitorId Visitor) : LiveMessage(Performance);

/// <summary>For everybody in the line, after somebody came in; each subtracts for themselves.</summary>
public sealed record LineMoved(PerformanceId Performance, LineFigures Line, DateTimeOffset At)
    : LiveMessage(Performance);

/// <summary>For everybody in the line: it was dissolved. Figures of a smaller version are from before.</summary>
public sealed record LineCleared(PerformanceId Performance, long Version) : LiveMessage(Performance);
