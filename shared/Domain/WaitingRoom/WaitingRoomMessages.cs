using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>For the admitted visitor alone.</summary>
public sealed record VisitorAdmitted(PerformanceId Performance, UserId User) : LiveMessage(Performance);

/// <summary>For everybody in the line, after somebody came in; each subtracts for themselves.</summary>
public sealed record QueueMoved(PerformanceId Performance, QueueStats Queue, DateTimeOffset At)
    : LiveMessage(Performance);

/// <summary>For everybody in the line: it was dissolved. Figures of a smaller version are from before.</summary>
public sealed record QueueCleared(PerformanceId Performance, long Version) : LiveMessage(Performance);
