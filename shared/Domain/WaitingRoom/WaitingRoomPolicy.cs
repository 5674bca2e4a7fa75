using System.ComponentModel.DataAnnotations;
using Serverless.Domain.Catalogue;

namespace Serverless.Domain.WaitingRoom;

/// <summary>Limits of the queues and of one drain run. Section "WaitingRoom" of the settings.</summary>
public sealed record WaitingRoomPolicy : IValidatableObject
{
    /// <summary>Visitors without a heartbeat for this long are removed from the queue.</summary>
    [Range(1, 3_600)]
    public int SilentSeconds { get; init; } = 300;

    /// <summary>
    /// The lease of an admission pass. A check, a status request or a heartbeat renews it from then on.
    /// </summary>
    [Range(1, 7_200)]
    public int PassSeconds { get; init; } = 300;

    /// <summary>The longest life of a pass, however often it is renewed.</summary>
    [Range(1, 86_400)]
    public int PassSecondsMax { get; init; } = 1_800;

    /// <summary>
    /// The lease of a guest's pass until its first use: a status request with the token, or a hold. Guests cost nothing
    /// to invent, so a pass that nobody uses must not fill the room.
    /// </summary>
    [Range(1, 7_200)]
    public int UnusedPassSeconds { get; init; } = 30;

    /// <summary>
    /// Guests from one address who may wait or be inside at one performance; 0 for no limit. Users behind one address
    /// of an office or a mobile network share it.
    /// </summary>
    [Range(0, 5_000)]
    public int GuestsPerAddressMax { get; init; } = 100;

    /// <summary>The same for signed-in users.</summary>
    [Range(0, 5_000)]
    public int UsersPerAddressMax { get; init; } = 1_000;

    /// <summary>
    /// Zero bits of the work that a guest's client does before the guest gets a place; 0 for no work. Each bit doubles
    /// the work: 20 bits take a million hashes, about a second.
    /// </summary>
    [Range(0, 40)]
    public int ChallengeBits { get; init; }

    /// <summary>How long a challenge can be answered.</summary>
    [Range(1, 60)]
    public int ChallengeMinutes { get; init; } = 5;

    /// <summary>Visitors inside at once, for performances without caps of their own.</summary>
    [Range(0, 1_000_000)]
    public int DefaultThreshold { get; init; } = 1_000;

    /// <summary>Admissions per second, for performances without caps of their own.</summary>
    [Range(0, 1_000_000)]
    public int DefaultRatePerSecond { get; init; } = 1_000;

    /// <summary>
    /// After Redis lost a queue, nobody is admitted for this long, so that visitors can come back with their tokens
    /// before newcomers are served.
    /// </summary>
    [Range(1, 600)]
    public int RestoringSeconds { get; init; } = 30;

    /// <summary>Places that were given longer ago than this are not restored.</summary>
    [Range(60, 86_400)]
    public int RestoredAgeSecondsMax { get; init; } = 14_400;

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

    /// <summary>Passes that end are averaged over about this time, and waits are estimated from them.</summary>
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

    public QueueRules DefaultRules => new(DefaultThreshold, DefaultRatePerSecond);

    public TimeSpan SilentFor => TimeSpan.FromSeconds(SilentSeconds);

    public TimeSpan PassLifetime => TimeSpan.FromSeconds(PassSeconds);

    public TimeSpan ForgottenAfter => TimeSpan.FromHours(ForgottenAfterHours);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PassSecondsMax < PassSeconds || PassSecondsMax < UnusedPassSeconds)
        {
            yield return new ValidationResult(
                "WaitingRoom:PassSecondsMax must not be shorter than WaitingRoom:PassSeconds or "
                    + "WaitingRoom:UnusedPassSeconds.");
        }
    }
}
