namespace Serverless.Domain.Sales;

/// <summary>How a reservation was given up. It decides nothing but who hears of it again.</summary>
/// <param name="Reason">In the words of whoever gave it up, 1 to <see cref="ReasonLengthMax"/> characters.</param>
/// <param name="IdempotencyBits">Stands for the wish that did it; null where it came without a key.</param>
public sealed record Cancellation(string Reason, ulong? IdempotencyBits)
{
    public const int ReasonLengthMax = 200;

    /// <summary>What clients mean who give no reason.</summary>
    public const string UsualReason = "user_cancelled";
}
