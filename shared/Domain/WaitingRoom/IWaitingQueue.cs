using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// The lines of all performances. Each method is one atomic step by the line's own clock; no caller's clock counts.
/// Places are kept by visitor, so a refresh, a second tab or another device finds the same one. Entering and showing
/// take the line's next step first when the last one is older than the policy's tick: a late timer stops no line.
/// </summary>
public interface IWaitingQueue
{
    /// <summary>
    /// The place the visitor has, or a new one. A newcomer is admitted at once only when there is room, the rate allows
    /// it and nobody waits. Before the opening all places are drawn by lot, and the lot shows only at the opening.
    /// </summary>
    Task<QueueEntryResult> EnterAsync(QueueSettings terms, UserId user, CancellationToken cancellationToken);

    /// <summary>The visitor's place, and the sign that they are still there.</summary>
    Task<QueueEntryResult> ShowAsync(QueueSettings terms, UserId user, CancellationToken cancellationToken);

    /// <summary>Gives up the place or the pass. Leaving twice is no mistake.</summary>
    Task LeaveAsync(QueueSettings terms, UserId user, CancellationToken cancellationToken);

    /// <summary>
    /// Drops ended passes and silent visitors and admits from the front as many as room, rate and batch allow. Any
    /// number of callers may do it at once.
    /// </summary>
    Task<DrainResult> AdvanceAsync(QueueSettings terms, CancellationToken cancellationToken);

    Task<QueueStats> ReadAsync(QueueSettings terms, CancellationToken cancellationToken);

    /// <summary>Sends everybody away, those inside too; the figures afterwards.</summary>
    Task<QueueStats> ClearAsync(QueueSettings terms, CancellationToken cancellationToken);

    /// <summary>
    /// Sets caps that hold at once and go before those in the terms, until every caller's terms must hold them too.
    /// Nobody who is inside has to leave.
    /// </summary>
    Task SetRulesAsync(QueueSettings terms, QueueRules rules, CancellationToken cancellationToken);
}

/// <summary>Who came in by one step, first come first, and whether another step would do more at once.</summary>
public sealed record DrainResult(IReadOnlyList<UserId> Admitted, QueueStats Queue, bool HasMore);

/// <summary>
/// A place after the step that the question took. A step goes to one caller, who has to tell the watchers; it is null
/// for all others.
/// </summary>
public sealed record QueueEntryResult(QueueEntry Entry, DrainResult? Step);
