using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>A visitor was admitted; sent to that visitor only.</summary>
public sealed record VisitorAdmitted(PerformanceId Performance, UserId User) : LiveMessage(Performance);

/// <summary>The queue moved; sent to all its visitors, who compute their own positions.</summary>
public sealed record QueueMoved(PerformanceId Performance, QueueStats Queue, DateTimeOffset At)
    : LiveMessage(Performance);

/// <summary>
/// The queue was lost and is being restored; sent to all its visitors, who come back with their tokens.
/// </summary>
/// <param name="Wait">How long nobody is admitted, so that the visitors can come back in their order.</param>
public sealed record QueueRestoring(PerformanceId Performance, TimeSpan Wait, long Version)
    : LiveMessage(Performance);

/// <summary>The queue was cleared; sent to all its visitors. Figures with a smaller version are older.</summary>
public sealed record QueueCleared(PerformanceId Performance, long Version) : LiveMessage(Performance);
