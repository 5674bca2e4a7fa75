using Serverless.Domain.Accounts;
using Serverless.Domain.WaitingRoom;
using StackExchange.Redis;

namespace Serverless.Adapters.WaitingRoom;

/// <summary>Reads the results of the queue scripts.</summary>
internal static class RedisQueueReplies
{
    private const int FigureCount = 6;
    private const int IsNewIndex = 3 + FigureCount;
    private const int StepIndex = IsNewIndex + 1;

    private const int StepTaken = 1;
    private const int StepTakenAndMoreToDo = 2;

    /// <summary>True when the visitor had no entry before.</summary>
    public static bool IsNewEntry(RedisResult result) => (int)((RedisResult[])result!)[IsNewIndex] == 1;

    public static QueueEntryResult ToEntry(RedisResult result, WaitingRoomPolicy policy)
    {
        var values = (RedisResult[])result!;
        var state = (QueueEntryState)(int)values[0];
        var position = (int)values[1];
        var admissionsPerSecond = (long)values[3 + 4] / 1_000d;
        var queue = ToFigures(values, 3);
        var entry = new QueueEntry(state, queue)
        {
            Position = position,
            EstimatedWait = QueueEntry.EstimateWait(position, admissionsPerSecond, policy),
            PassExpiresAt = state is QueueEntryState.Admitted
                ? DateTimeOffset.FromUnixTimeMilliseconds((long)values[2])
                : null,
        };
        var step = (int)values[StepIndex] is var taken and >= StepTaken
            ? new DrainResult(ToUsers(values, StepIndex + 1), queue, HasMore: taken == StepTakenAndMoreToDo)
            : null;

        return new QueueEntryResult(entry, step);
    }

    public static DrainResult ToStep(RedisResult result)
    {
        var values = (RedisResult[])result!;

        return new DrainResult(ToUsers(values, 1 + FigureCount), ToFigures(values, 1), HasMore: (int)values[0] == 1);
    }

    public static QueueStats ToFigures(RedisResult result) => ToFigures((RedisResult[])result!, 0);

    private static IReadOnlyList<UserId> ToUsers(RedisResult[] values, int first) =>
        [.. values.Skip(first).Select(value => new UserId((string)value!))];

    private static QueueStats ToFigures(RedisResult[] values, int first) =>
        new((int)values[first], (int)values[first + 1], (int)values[first + 2], (long)values[first + 3])
        {
            Version = (long)values[first + 5],
        };
}
