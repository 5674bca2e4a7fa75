using Serverless.Domain.Accounts;
using Serverless.Domain.WaitingRoom;
using StackExchange.Redis;

namespace Serverless.Adapters.WaitingRoom;

/// <summary>Reads what the line's scripts return.</summary>
internal static class RedisQueueReplies
{
    private const int FigureCount = 6;
    private const int IsNewIndex = 3 + FigureCount;
    private const int StepIndex = IsNewIndex + 1;

    private const int StepTaken = 1;
    private const int StepTakenAndMoreToDo = 2;

    /// <summary>Whether the visitor had no place before.</summary>
    public static bool IsNewEntry(RedisResult answer) => (int)((RedisResult[])answer!)[IsNewIndex] == 1;

    public static QueueEntryResult ToEntry(RedisResult answer, WaitingRoomPolicy policy)
    {
        var words = (RedisResult[])answer!;
        var state = (QueueEntryState)(int)words[0];
        var position = (int)words[1];
        var admissionsPerSecond = (long)words[3 + 4] / 1_000d;
        var queue = ToFigures(words, 3);
        var entry = new QueueEntry(state, queue)
        {
            Position = position,
            EstimatedWait = QueueEntry.EstimateWait(position, admissionsPerSecond, policy),
            PassExpiresAt = state is QueueEntryState.Admitted
                ? DateTimeOffset.FromUnixTimeMilliseconds((long)words[2])
                : null,
        };
        var step = (int)words[StepIndex] is var taken and >= StepTaken
            ? new DrainResult(ToUsers(words, StepIndex + 1), queue, HasMore: taken == StepTakenAndMoreToDo)
            : null;

        return new QueueEntryResult(entry, step);
    }

    public static DrainResult ToStep(RedisResult answer)
    {
        var words = (RedisResult[])answer!;

        return new DrainResult(ToUsers(words, 1 + FigureCount), ToFigures(words, 1), HasMore: (int)words[0] == 1);
    }

    public static QueueStats ToFigures(RedisResult answer) => ToFigures((RedisResult[])answer!, 0);

    private static IReadOnlyList<UserId> ToUsers(RedisResult[] words, int first) =>
        [.. words.Skip(first).Select(word => new UserId((string)word!))];

    private static QueueStats ToFigures(RedisResult[] words, int first) =>
        new((int)words[first], (int)words[first + 1], (int)words[first + 2], (long)words[first + 3])
        {
            Version = (long)words[first + 5],
        };
}
