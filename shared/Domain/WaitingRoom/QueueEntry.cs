namespace Serverless.Domain.WaitingRoom;

public enum QueueEntryState
{
    NotInQueue,
    Waiting,
    Admitted,
}

/// <summary>A visitor's state in a queue, with the queue's figures at the same moment.</summary>
public sealed record QueueEntry(QueueEntryState State, QueueStats Queue)
{
    /// <summary>
    /// One is next; zero for a visitor who does not wait. Before the sale opens it is the number of all waiting
    /// visitors.
    /// </summary>
    public int Position { get; init; }

    /// <summary>Null where nothing moves: no capacity, no admissions, or a full room that nobody leaves.</summary>
    public TimeSpan? EstimatedWait { get; init; } = TimeSpan.Zero;

    /// <summary>The end of an admitted visitor's pass; null where there is none.</summary>
    public DateTimeOffset? PassExpiresAt { get; init; }

    /// <summary>What a token of this entry carries; null for a visitor without an entry.</summary>
    public QueuePlace? Place { get; init; }
}

/// <summary>The public figures of a queue.</summary>
/// <param name="QueueSize">Waiting visitors.</param>
/// <param name="CurrentUsers">Visitors with a live pass.</param>
/// <param name="Threshold">Visitors who may have a live pass at once.</param>
/// <param name="ServingNumber">
/// Visitors admitted from the queue so far. A client that stored this number with its position can compute its progress
/// by subtraction.
/// </param>
public sealed record QueueStats(int QueueSize, int CurrentUsers, int Threshold, long ServingNumber)
{
    /// <summary>
    /// Grows with every step, clearing and change of caps, also after a loss of the queue. Of two sets of figures the
    /// one with the greater version is newer.
    /// </summary>
    public long Version { get; init; }

    public static QueueStats None { get; } = new(0, 0, 0, 0);
}
