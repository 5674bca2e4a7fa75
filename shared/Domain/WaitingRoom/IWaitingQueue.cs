using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// The queues of all performances. Each method is one atomic step by the store's clock and never by a caller's clock.
/// Entries belong to visitors, so a refresh, a second tab or another device finds the same entry. Entering and showing
/// first take the queue's next step when the last one is older than the policy's tick, so a late timer stops no queue.
/// </summary>
public interface IWaitingQueue
{
    /// <summary>
    /// Returns the visitor's entry, or adds one. A new visitor is admitted at once only when there is room, the rate
    /// allows it and nobody waits. Before the opening all positions come from a pre-sale draw and stay hidden until the
    /// opening. A visitor whose token proves a place in a queue that was lost gets that place back, once.
    /// </summary>
    Task<QueueEntryResult> EnterAsync(
        QueueSettings settings, QueueVisitor visitor, CancellationToken cancellationToken);

    /// <summary>
    /// Returns the visitor's entry, writes their heartbeat and renews their pass. A token restores as above.
    /// </summary>
    Task<QueueEntryResult> ShowAsync(QueueSettings settings, QueueVisitor visitor, CancellationToken cancellationToken);

    /// <summary>Ends the visitor's entry or pass. Leaving twice is not an error.</summary>
    Task LeaveAsync(QueueSettings settings, UserId user, CancellationToken cancellationToken);

    /// <summary>
    /// Removes ended passes and silent visitors, then admits from the front as many as room, rate and batch allow. It
    /// is safe to call concurrently.
    /// </summary>
    Task<DrainResult> AdvanceAsync(QueueSettings settings, CancellationToken cancellationToken);

    Task<QueueStats> ReadAsync(QueueSettings settings, CancellationToken cancellationToken);

    /// <summary>Removes every visitor, admitted ones included, and returns the figures afterwards.</summary>
    Task<QueueStats> ClearAsync(QueueSettings settings, CancellationToken cancellationToken);

    /// <summary>
    /// Sets caps that apply at once and override those in the settings, until the settings of every caller contain
    /// them. Admitted visitors stay.
    /// </summary>
    Task SetRulesAsync(QueueSettings settings, QueueRules rules, CancellationToken cancellationToken);
}

/// <summary>
/// The visitors that one step admitted, in queue order, and whether another step would do more at once.
/// </summary>
public sealed record DrainResult(IReadOnlyList<UserId> Admitted, QueueStats Queue, bool HasMore)
{
    /// <summary>Whether this call found that the queue was lost, so that its visitors have to be told.</summary>
    public QueueRestoration? Restoration { get; init; }
}

/// <summary>A lost queue whose visitors may come back in their order.</summary>
/// <param name="Wait">How long nobody is admitted.</param>
public sealed record QueueRestoration(TimeSpan Wait);

/// <summary>
/// An entry after the step that the request took. One caller gets the step and notifies the clients; it is null for all
/// others.
/// </summary>
public sealed record QueueEntryResult(QueueEntry Entry, DrainResult? Step)
{
    /// <summary>Whether no entry was added because the visitor's address has too many places already.</summary>
    public bool IsAddressFull { get; init; }

    /// <summary>Whether this call found that the queue was lost, so that its visitors have to be told.</summary>
    public QueueRestoration? Restoration { get; init; }
}
