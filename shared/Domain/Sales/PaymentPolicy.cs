using System.ComponentModel.DataAnnotations;

namespace Serverless.Domain.Sales;

/// <summary>Waiting times of a purchase, and the recovery of interrupted ones.</summary>
public sealed record PaymentPolicy
{
    /// <summary>How long a confirmation waits for the provider's decision before it fails as not approved.</summary>
    [Range(0, 10_000)]
    public int DecisionWaitMilliseconds { get; init; } = 1_500;

    [Range(5, 1_000)]
    public int DecisionPollMilliseconds { get; init; } = 50;

    /// <summary>How long after a possibly interrupted step the recovery timer completes it.</summary>
    [Range(1, 3_600)]
    public int RecoverySeconds { get; init; } = 20;

    /// <summary>
    /// How long after the end of its hold the recovery timer ends a payment that was not confirmed. Longer than a
    /// confirmation that began in time may take.
    /// </summary>
    [Range(0, 86_400)]
    public int LateSeconds { get; init; } = 60;

    /// <summary>Attempts at a change of a sale when other changes of the same sale interfere.</summary>
    [Range(1, 100)]
    public int ChangeAttemptsMax { get; init; } = 8;

    /// <summary>Sales that one run of the recovery timer completes, per performance.</summary>
    [Range(1, 1_000)]
    public int RecoveriesMax { get; init; } = 100;

    /// <summary>How long the recovery timer leaves a sale alone that it cannot read or complete.</summary>
    [Range(1, 86_400)]
    public int BrokenSeconds { get; init; } = 300;

    /// <summary>Performances that one run of the recovery timer visits; the next run visits the next ones.</summary>
    [Range(1, 10_000)]
    public int PerformancesMax { get; init; } = 1_000;

    /// <summary>
    /// How long after an event was called off confirmations may still come from instances that do not know it. The
    /// last look for purchases to refund begins after that.
    /// </summary>
    [Range(0, 3_600)]
    public int CallOffSettleSeconds { get; init; } = 60;

    public TimeSpan LateFor => TimeSpan.FromSeconds(LateSeconds);
}
