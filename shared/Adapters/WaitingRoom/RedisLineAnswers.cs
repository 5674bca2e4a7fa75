using Serverless.Domain.Accounts;
using Serverless.Domain.WaitingRoom;
using StackExchange.Redis;

namespace Serverless.Adapters.WaitingRoom;

/// <summary>Reads what the line's scripts return.</summary>
internal static class RedisLineAnswers
{
    private const int FigureCount = 6;
    private const int IsNewIndex = 3 + FigureCount;
    private const int StepIndex = IsNewIndex + 1;

    private const int StepTaken = 1;
    private const int StepTakenAndMoreToDo = 2;

    /// <summary>Whether the visitor had no place before.</summary>
    public static bool IsNewPlace(RedisResult answer) => (int)((RedisResult[])answer!)[IsNewIndex] == 1;

    public static PlaceAnswer ToPlace(RedisResult answer, WaitingRoomPolicy policy)
    {
        var words = (RedisResult[])answer!;
        var state = (PlaceState)(int)words[0];
        var position = (int)words[1];
        var admissionsPerSecond = (long)words[3 + 4] / 1_000d;
        var line = ToFigures(words, 3);
        var place = new PlaceInLine(state, line)
        {
            Position = position,
            EstimatedWait = PlaceInLine.EstimateWait(position, admissionsPerSecond, policy),
            PassExpiresAt = state is PlaceState.Admitted
                ? DateTimeOffset.FromUnixTimeMilliseconds((long)words[2])
                : null,
        };
        var step = (int)words[StepIndex] is var taken and >= StepTaken
            ? new LineStep(ToVisitors(words, StepIndex + 1), line, HasMore: taken == StepTakenAndMoreToDo)
            : null;

        return new PlaceAnswer(place, step);
    }

    public static LineStep ToStep(RedisResult answer)
    {
        var words = (RedisResult[])answer!;

        return new LineStep(ToVisitors(words, 1 + FigureCount), ToFigures(words, 1), HasMore: (int)words[0] == 1);
    }

    public static LineFigures ToFigures(RedisResult answer) => ToFigures((RedisResult[])answer!, 0);

    private static IReadOnlyList<VisitorId> ToVisitors(RedisResult[] words, int first) =>
        [.. words.Skip(first).Select(word => new VisitorId((string)word!))];

    private static LineFigures ToFigures(RedisResult[] words, int first) =>
        new((int)words[first], (int)words[first + 1], (int)words[first + 2], (long)words[first + 3])
        {
            Version = (long)words[first + 5],
        };
}
