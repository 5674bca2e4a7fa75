using System.ComponentModel.DataAnnotations;

namespace Serverless.Domain.WaitingRoom;

/// <summary>Limits of the queues and of one drain run. Section "WaitingRoom" of the settings.</summary>
public sealed record WaitingRoomPolicy
{
    /// <summary>Visitors without a heartbeat for this long are removed from the queue.</summary>
    [Range(1, 3_600)]
    public int SilentSeconds { get; init; } = 300;

    /// <summary>Lifetime of an admission pass.</summary>
    [Range(1, 7_200)]
    public int PassSeconds { get; init; } = 600;

    /// <summary>
    /// Unused admissions are saved for this long. In any window of W seconds at most rate × (W + this) visitors are
    /// admitted; a drain that was late by more than this does not make up for it.
    /// </summary>
    [Range(1, 60)]
    public int BurstSeconds { get; init; } = 2;

    /// <summary>
    /// A request that enters a queue or asks for a position takes a step when the last step is older than this. The
    /// value equals the drain's tick, so a queue advances on time without the drain.
    /// </summary>
    [Range(100, 60_000)]
    public int TickMilliseconds { get; init; } = 1_000;

    /// <summary>Visitors that one step admits or removes; it bounds the work of one script.</summary>
    [Range(1, 1_000)]
    public int DrainBatchMax { get; init; } = 1_000;

    /// <summary>Steps of one drain run for one performance.</summary>
    [Range(1, 100)]
    public int DrainStepsMax { get; init; } = 20;

    /// <summary>Performances drained in parallel.</summary>
    [Range(1, 64)]
    public int DrainParallelismMax { get; init; } = 8;

    /// <summary>The admission rate is averaged over about this time.</summary>
    [Range(1, 600)]
    public int MeasuredSeconds { get; init; } = 30;

    /// <summary>Upper bound of the estimated wait.</summary>
    [Range(60, 604_800)]
    public int EstimatedWaitSecondsMax { get; init; } = 86_400;

    /// <summary>Queues without a step for this long are deleted.</summary>
    [Range(1, 720)]
    public int ForgottenAfterHours { get; init; } = 24;

    /// <summary>
    /// Live caps override the callers' caps for this long; by then every caller's catalogue must contain them.
    /// </summary>
    [Range(30, 3_600)]
    public int LiveRulesSeconds { get; init; } = 60;

    public TimeSpan SilentFor => TimeSpan.FromSeconds(SilentSeconds);

    public TimeSpan PassLifetime => TimeSpan.FromSeconds(PassSeconds);

    public TimeSpan ForgottenAfter => TimeSpan.FromHours(ForgottenAfterHours);
}
