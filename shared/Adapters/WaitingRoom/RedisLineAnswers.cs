using Serverless.Domain.Accounts;
using Serverless.Domain.WaitingRoom;
using StackExchange.Redis;

namespace Serverless.Adapters.WaitingRoom;

/// <summary>Reads what the line's scripts return.</summary>
internal static class RedisLineAnswers
{
    private const int FigureCount = 5;

    /// <summary>Whether the visitor had no place before.</summary>
    public static bool IsNewPlace(RedisResult answer) => ((RedisResult[])answer!).Length > 3 + FigureCount;

    public static PlaceInLine ToPlace(RedisResult answer, WaitingRoomPolicy policy)
    {
        var words = (RedisResult[])answer!;
        var state = (PlaceState)(int)words[0];
        var position = (int)words[1];
        var admissionsPerSecond = (long)words[3 + FigureCount - 1] / 1_000d;

        return new PlaceInLine(state, ToFigures(words, 3))
        {
            Position = position,
            EstimatedWait = PlaceInLine.EstimateWait(position, admissionsPerSecond, policy),
            PassExpiresAt = state is PlaceState.Admitted
                ? DateTimeOffset.FromUnixTimeMilliseconds((long)words[2])
                : null,
        };
    }

    public static LineStep ToStep(RedisResult answer)
    {
        var words = (RedisResult[])answer!;
        var admitted = words.Skip(1 + FigureCount).Select(word => new VisitorId((string)word!));

        return new LineStep([.. admitted], ToFigures(words, 1), HasMore: (int)words[0] == 1);
    }

    public static LineFigures ToFigures(RedisResult answer) => ToFigures((RedisResult[])answer!, 0);

    private static LineFigures ToFigures(RedisResult[] words, int first) =>
        new((int)words[first], (int)words[first + 1], (int)words[first + 2], (long)words[first + 3]);
}
