namespace Serverless.Domain.Sales;

/// <summary>The reason of a cancellation or a refund, and the request that made it.</summary>
/// <param name="Reason">The client's text, 1 to <see cref="ReasonLengthMax"/> characters.</param>
/// <param name="IdempotencyBits">
/// Recognises a repeated request, which gets the same answer; null for a request without an idempotency key.
/// </param>
public sealed record Cancellation(string Reason, ulong? IdempotencyBits)
{
    public const int ReasonLengthMax = 200;

    /// <summary>Used for clients that give no reason.</summary>
    public const string UsualReason = "user_cancelled";

    public static Cancellation ByEvent { get; } =
        new("event_cancelled", IdempotencyBits: null) { Cause = CancellationCause.EventCalledOff };

    public static Cancellation ByProvider { get; } =
        new("capture_refused", IdempotencyBits: null) { Cause = CancellationCause.CaptureRefused };

    public static Cancellation ByTime { get; } =
        new("not_paid", IdempotencyBits: null) { Cause = CancellationCause.NotPaid };

    /// <summary>Unlike the reason, clients cannot choose it.</summary>
    public CancellationCause Cause { get; init; }

    /// <summary>How many percent of the money the terms of the purchase keep, from 0 to 100.</summary>
    public int KeptPercent { get; init; }

    /// <summary>The part of an amount that is paid back, rounded half up.</summary>
    public long PartOf(long amount) => ((amount * (100 - KeptPercent)) + 50) / 100;
}

public enum CancellationCause
{
    /// <summary>The owner, or an administrator for the owner.</summary>
    Request,
    EventCalledOff,

    /// <summary>The provider authorised the payment but refused to capture it.</summary>
    CaptureRefused,

    /// <summary>It was sold without a payment, and none came in time.</summary>
    NotPaid,
}
