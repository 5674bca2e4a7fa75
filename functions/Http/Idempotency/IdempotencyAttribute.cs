namespace Serverless.Functions.Http.Idempotency;

/// <summary>
/// What a state-changing function does with an <c>Idempotency-Key</c>. One without this honours a key and needs none.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class IdempotencyAttribute(IdempotencyKeyRule rule) : Attribute
{
    public IdempotencyKeyRule Rule { get; } = rule;

    /// <summary>The answer outlives Redis: for whatever moves money.</summary>
    public bool IsDurable { get; init; }
}

public enum IdempotencyKeyRule
{
    /// <summary>Whoever sends a key gets the same answer to the same request.</summary>
    Honoured,

    /// <summary>A request without a key is refused where the dialect is the gateway's.</summary>
    Required,

    /// <summary>Nobody looks at it: the function changes nothing, or its contract knows no key.</summary>
    Ignored,

    /// <summary>
    /// The edge does not look at it: the operation keeps the key with what it makes, in one durable step and for as
    /// long.
    /// </summary>
    Own,
}
