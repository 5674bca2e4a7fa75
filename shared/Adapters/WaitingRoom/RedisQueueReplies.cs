using Serverless.Domain.Accounts;
using Serverless.Domain.WaitingRoom;
using StackExchange.Redis;

namespace Serverless.Adapters.WaitingRoom;

/// <summary>Reads the results of the queue scripts.</summary>
internal static class RedisQueueReplies
{
    private const int EntryCount = 4;
    private const int FigureCount = 10;
    private const int IsNewIndex = EntryCount + FigureCount;
    private const int RestoringIndex = IsNewIndex + 1;
    private const int StepIndex = RestoringIndex + 1;

    private const int AddressFull = 3;
    private const int StepTaken = 1;
    private const int StepTakenAndMoreToDo = 2;

    /// <summary>True when the visitor had no entry before.</summary>
    public static bool IsNewEntry(RedisResult result) => (int)((RedisResult[])result!)[IsNewIndex] == 1;

    public static QueueEntryResult ToEntry(RedisResult result, WaitingRoomPolicy policy)
    {
        var values = (RedisResult[])result!;
        var isAddressFull = (int)values[0] == AddressFull;
        var state = isAddressFull ? QueueEntryState.NotInQueue : (QueueEntryState)(int)values[0];
        var (position, passEndsMs, queue) = ((int)values[1], (long)values[2], ToFigures(values, EntryCount));
        var entry = new QueueEntry(state, queue)
        {
            Position = position,
            EstimatedWait = WaitEstimate.Of(position, ToFlow(values, EntryCount), policy),
            PassExpiresAt = state is QueueEntryState.Admitted
                ? DateTimeOffset.FromUnixTimeMilliseconds(passEndsMs)
                : null,
            Place = state is QueueEntryState.NotInQueue
                ? null
                : new QueuePlace((long)values[3], EpochOf(values, EntryCount)) { PassEndsMs = passEndsMs },
        };
        var restoration = ToRestoration(values[RestoringIndex], values, EntryCount);
        var step = (int)values[StepIndex] is var taken and >= StepTaken
            ? new DrainResult(ToUsers(values, StepIndex + 1), queue, HasMore: taken == StepTakenAndMoreToDo)
            : null;

        return new QueueEntryResult(entry, step) { IsAddressFull = isAddressFull, Restoration = restoration };
    }

    public static DrainResult ToStep(RedisResult result)
    {
        var values = (RedisResult[])result!;

        return new DrainResult(ToUsers(values, 2 + FigureCount), ToFigures(values, 2), HasMore: (int)values[0] == 1)
        {
            Restoration = ToRestoration(values[1], values, 2),
        };
    }

    public static QueueStats ToFigures(RedisResult result) => ToFigures((RedisResult[])result!, 0);

    /// <summary>The epoch in the result of a drain or of an entry.</summary>
    public static long EpochOfStep(RedisResult result) => EpochOf((RedisResult[])result!, 2);

    public static long EpochOfEntry(RedisResult result) => EpochOf((RedisResult[])result!, EntryCount);

    private static IReadOnlyList<UserId> ToUsers(RedisResult[] values, int first) =>
        [.. values.Skip(first).Select(value => new UserId((string)value!))];

    private static QueueStats ToFigures(RedisResult[] values, int first) =>
        new((int)values[first], (int)values[first + 1], (int)values[first + 2], (long)values[first + 3])
        {
            Version = (long)values[first + 5],
        };

    private static QueueFlow ToFlow(RedisResult[] values, int first)
    {
        var (inside, capacity) = ((int)values[first + 1], (int)values[first + 2]);
        var (opensInMs, restoringMs) = ((long)values[first + 7], (long)values[first + 8]);

        return new QueueFlow(capacity - inside, capacity, (int)values[first + 6], (long)values[first + 4] / 1_000d)
        {
            Paused = TimeSpan.FromMilliseconds(Math.Max(opensInMs, restoringMs)),
            IsOpen = opensInMs == 0,
        };
    }

    private static long EpochOf(RedisResult[] values, int first) => (long)values[first + 9];

    private static QueueRestoration? ToRestoration(RedisResult hasBegun, RedisResult[] values, int first) =>
        (int)hasBegun == 1 ? new QueueRestoration(TimeSpan.FromMilliseconds((long)values[first + 8])) : null;
}
