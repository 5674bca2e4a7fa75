using System.ComponentModel.DataAnnotations;

namespace Serverless.Domain.Sales;

/// <summary>How long a purchase waits for others, and when an interrupted one is looked at again.</summary>
public sealed record PaymentPolicy
{
    /// <summary>How long a confirmation waits for the provider's decision before it says "not approved yet".</summary>
    [Range(0, 10_000)]
    public int DecisionWaitMilliseconds { get; init; } = 1_500;

    [Range(5, 1_000)]
    public int DecisionPollMilliseconds { get; init; } = 50;

    /// <summary>After a step that may have been cut off, how long until the follow-up timer finishes it.</summary>
    [Range(1, 3_600)]
    public int RecoverySeconds { get; init; } = 20;

    /// <summary>
    /// How long after its hold ran out a payment is left open for a late confirmation; then the follow-up voids it.
    /// </summary>
    [Range(0, 86_400)]
    public int LateSeconds { get; init; } = 900;

    /// <summary>How often a change is tried again when another change of the same sale came between.</summary>
    [Range(1, 100)]
    public int ChangeAttemptsMax { get; init; } = 8;

    /// <summary>Follow-ups in one tick, per performance.</summary>
    [Range(1, 1_000)]
    public int RecoveriesMax { get; init; } = 100;

    /// <summary>Performances looked at in one tick.</summary>
    [Range(1, 10_000)]
    public int PerformancesMax { get; init; } = 1_000;
}
