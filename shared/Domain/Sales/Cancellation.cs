namespace Serverless.Domain.Sales;

/// <summary>The reason of a cancellation, and the request that made it.</summary>
/// <param name="Reason">The client's text, 1 to <see cref="ReasonLengthMax"/> characters.</param>
/// <param name="IdempotencyBits">
/// Recognises a repeated request, which gets the same answer; null for a request without an idempotency key.
/// </param>
public sealed record Cancellation(string Reason, ulong? IdempotencyBits)
{
    public const int ReasonLengthMax = 200;

    /// <summary>Used for clients that give no reason.</summary>
    public const string UsualReason = "user_cancelled";
}
