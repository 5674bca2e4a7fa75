namespace Serverless.Domain.WaitingRoom;

public enum QueueEntryState
{
    NotInQueue,
    Waiting,
    Admitted,
}

/// <summary>Where a visitor stands, and what the line looks like at that moment.</summary>
public sealed record QueueEntry(QueueEntryState State, QueueStats Queue)
{
    /// <summary>
    /// One is next. Zero for whoever does not wait; the size of the whole lobby before the sale opens.
    /// </summary>
    public int Position { get; init; }

    public TimeSpan EstimatedWait { get; init; }

    /// <summary>When the pass of an admitted visitor ends; null where no pass is needed.</summary>
    public DateTimeOffset? PassExpiresAt { get; init; }

    /// <summary>The place of everybody at a performance without a line.</summary>
    public static QueueEntry Inside { get; } = new(QueueEntryState.Admitted, QueueStats.None);

    /// <summary>
    /// How long a position lasts at a rate: whole seconds, rounded up, never more than the policy foretells.
    /// </summary>
    public static TimeSpan EstimateWait(int position, double admissionsPerSecond, WaitingRoomPolicy policy)
    {
        var seconds = admissionsPerSecond > 0 ? Math.Ceiling(position / admissionsPerSecond) : double.PositiveInfinity;

        return position == 0
            ? TimeSpan.Zero
            : TimeSpan.FromSeconds(Math.Min(seconds, policy.EstimatedWaitSecondsMax));
    }
}

/// <summary>A line as everybody may see it.</summary>
/// <param name="QueueSize">Visitors who wait.</param>
/// <param name="CurrentUsers">Visitors with a live pass.</param>
/// <param name="Threshold">Visitors who may be inside at once.</param>
/// <param name="ServingNumber">
/// Visitors admitted from the line so far; whoever remembers this number beside their position subtracts to know how
/// far they have come.
/// </param>
public sealed record QueueStats(int QueueSize, int CurrentUsers, int Threshold, long ServingNumber)
{
    /// <summary>
    /// Grows with every step, clearing and change of caps, over a loss of the line, too; of two sets of figures the one
    /// with the greater version is the newer.
    /// </summary>
    public long Version { get; init; }

    public static QueueStats None { get; } = new(0, 0, 0, 0);
}
