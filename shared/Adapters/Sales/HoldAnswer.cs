using System.Diagnostics;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>The first number of each answer of the scripts that hold seats and tickets, and what follows it.</summary>
internal static class HoldAnswer
{
    public const int NotLoaded = 0;
    public const int Acquired = 1;
    public const int Released = 1;
    public const int AcquiredBefore = 2;
    public const int PassMissing = -1;
    public const int NotPending = -1;
    public const int LimitReached = -2;
    public const int Unavailable = -3;

    /// <summary>A hold that was to be extended had run out.</summary>
    public const int Expired = -4;

    /// <param name="answer">What hold-seats.lua or hold-tickets.lua returned.</param>
    /// <param name="unavailable">Reads the numbers that follow <see cref="Unavailable"/>.</param>
    public static HoldResult Read(long[] answer, Func<long[], HoldResult> unavailable) => (int)answer[0] switch
    {
        Acquired or AcquiredBefore => new HoldResult.Acquired(
            DateTimeOffset.FromUnixTimeMilliseconds(answer[1]),
            Fence: answer[2],
            IsReplay: answer[0] == AcquiredBefore,
            Left: [.. answer.Skip(4).Select(left => (int)left)],
            Version: answer.ElementAtOrDefault(3)),
        PassMissing => new HoldResult.PassMissing(),
        LimitReached => new HoldResult.LimitReached((int)answer[1]),
        Unavailable => unavailable(answer[1..]),
        var unknown => throw new UnreachableException($"A hold script answered {unknown}."),
    };
}
