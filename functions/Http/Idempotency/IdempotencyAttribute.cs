namespace Serverless.Functions.Http.Idempotency;

/// <summary>
/// How a state-changing function treats an <c>Idempotency-Key</c>. Without this attribute a key is optional.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class IdempotencyAttribute(IdempotencyKeyRule rule) : Attribute
{
    public IdempotencyKeyRule Rule { get; } = rule;

    /// <summary>Whether the response is stored durably, and not only in Redis: for functions that move money.</summary>
    public bool IsDurable { get; init; }
}

public enum IdempotencyKeyRule
{
    /// <summary>A key is optional; a repeated request with a key gets the same response.</summary>
    Honoured,

    /// <summary>The gateway's API contract requires a key.</summary>
    Required,

    /// <summary>A key is ignored: the function changes nothing, or its API contract has no key.</summary>
    Ignored,

    /// <summary>
    /// The HTTP layer ignores the key: the operation stores it with its result, in one durable step and for as long as
    /// the result.
    /// </summary>
    Own,
}
