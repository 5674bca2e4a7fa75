using System.ComponentModel.DataAnnotations;

namespace Serverless.Domain.WaitingRoom;

/// <summary>How the line moves, and what one run of the drain may do. Section "WaitingRoom" of the settings.</summary>
public sealed record WaitingRoomPolicy
{
    /// <summary>Who waits and is not heard of for so long has left.</summary>
    [Range(1, 3_600)]
    public int SilentSeconds { get; init; } = 300;

    /// <summary>How long a visitor may stay inside.</summary>
    [Range(1, 7_200)]
    public int PassSeconds { get; init; } = 600;

    /// <summary>
    /// Admissions that were not used are kept for so long. In any window of W seconds at most rate × (W + this)
    /// visitors are admitted; a drain that missed more ticks than this does not make up for them.
    /// </summary>
    [Range(1, 60)]
    public int BurstSeconds { get; init; } = 2;

    /// <summary>
    /// A request that enters a line or asks for a position moves the line when its last step is older than this. As long as the
    /// drain's tick, so a line moves on time without the drain.
    /// </summary>
    [Range(100, 60_000)]
    public int TickMilliseconds { get; init; } = 1_000;

    /// <summary>Visitors that one step admits or drops; a script's whole work is bounded by it.</summary>
    [Range(1, 1_000)]
    public int DrainBatchMax { get; init; } = 1_000;

    /// <summary>Steps that one run of the drain takes for one performance.</summary>
    [Range(1, 100)]
    public int DrainStepsMax { get; init; } = 20;

    /// <summary>Performances that are drained at the same time.</summary>
    [Range(1, 64)]
    public int DrainParallelismMax { get; init; } = 8;

    /// <summary>The admission rate is averaged over about so long.</summary>
    [Range(1, 600)]
    public int MeasuredSeconds { get; init; } = 30;

    /// <summary>No longer wait is ever foretold.</summary>
    [Range(60, 604_800)]
    public int EstimatedWaitSecondsMax { get; init; } = 86_400;

    /// <summary>A line that no drain has touched for so long is forgotten.</summary>
    [Range(1, 720)]
    public int ForgottenAfterHours { get; init; } = 24;

    /// <summary>
    /// Caps set live go before those that callers bring for so long; by then each caller's catalogue must know them.
    /// </summary>
    [Range(30, 3_600)]
    public int LiveRulesSeconds { get; init; } = 60;

    public TimeSpan SilentFor => TimeSpan.FromSeconds(SilentSeconds);

    public TimeSpan PassLifetime => TimeSpan.FromSeconds(PassSeconds);

    public TimeSpan ForgottenAfter => TimeSpan.FromHours(ForgottenAfterHours);
}
