namespace Serverless.Domain.Http;

/// <summary>
/// Rate limiter and idempotency store. Both are one step, because every operation needs both first.
/// </summary>
public interface IRequestGate
{
    /// <summary>
    /// The rejection of a caller whose bucket is known to be empty, from memory; null for all others. It makes no
    /// network call.
    /// </summary>
    GateDecision? FindCachedRejection(GateRequest gateRequest);

    /// <summary>
    /// Takes a token and, for a request that stores something, its bytes from the caller's budget; for a request with
    /// an idempotency key, claims the key for its lease.
    /// </summary>
    ValueTask<GateDecision> EnterAsync(GateRequest gateRequest, CancellationToken cancellationToken);

    /// <summary>
    /// Gives the bytes of a request back that stored nothing. It does not wait for Redis; if this is lost, the budget
    /// refills later.
    /// </summary>
    ValueTask ReturnBytesAsync(GateRequest gateRequest, CancellationToken cancellationToken);

    /// <summary>The stored response of a key that was in flight before; null while there is none.</summary>
    ValueTask<StoredResponse?> FindResponseAsync(CallerTag caller, KeyClaim claim, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the response of a claimed key for repetitions of the request. It returns before Redis has stored it; if
    /// the response is lost, the claim ends with its lease and a repetition runs again.
    /// </summary>
    ValueTask KeepAsync(CallerTag caller, KeyClaim claim, StoredResponse answer, CancellationToken cancellationToken);

    /// <summary>
    /// Ends a claim without a response. With <paramref name="nothingHappened"/> the key is free for any request;
    /// otherwise the next request with it runs the same work again.
    /// </summary>
    Task ReleaseAsync(
        CallerTag caller, KeyClaim claim, bool nothingHappened, CancellationToken cancellationToken);
}

/// <summary>
/// The owner of a bucket and of keys: a user, or the address of an anonymous caller. Letters, digits and
/// <c>. : - _</c>.
/// </summary>
public readonly record struct CallerTag(string Value)
{
    public override string ToString() => Value;
}

/// <summary>The rate limit of one caller: the average per second, and the burst.</summary>
public sealed record RateRule(int PerSecond, int Burst);

/// <summary>A request at the request gate.</summary>
/// <param name="Bucket">The bucket's name; each caller has one bucket per name.</param>
public sealed record GateRequest(CallerTag Caller, string Bucket, RateRule Rule)
{
    public KeyClaim? Claim { get; init; }

    /// <summary>Null for a request that stores nothing.</summary>
    public ByteCharge? Bytes { get; init; }
}

/// <summary>The bytes that a request stores at most.</summary>
/// <param name="Count">The bytes of this request.</param>
/// <param name="PerHour">The caller's budget: the bytes of an hour, which may be stored at once.</param>
/// <param name="SharedPerHour">The budget of all callers without a token together; null for a user.</param>
public sealed record ByteCharge(long Count, long PerHour, long? SharedPerHour);

/// <summary>A request's claim of its idempotency key.</summary>
/// <param name="Name">The digest of the function and the client's key.</param>
/// <param name="Fingerprint">The digest of the whole request.</param>
/// <param name="Token">Unique for this attempt; only its holder may end the claim.</param>
public sealed record KeyClaim(string Name, string Fingerprint, string Token);

/// <summary>The decision of the request gate.</summary>
public readonly record struct GateDecision
{
    public bool IsLimited { get; init; }

    /// <summary>True for a request that is limited because of what it would store.</summary>
    public bool IsOverBudget { get; init; }

    /// <summary>Requests that the caller has left.</summary>
    public int Remaining { get; init; }

    /// <summary>The time until the bucket is full again.</summary>
    public TimeSpan FullAfter { get; init; }

    /// <summary>The time until the next token, for a limited request.</summary>
    public TimeSpan RetryAfter { get; init; }

    public KeyState Key { get; init; }

    /// <summary>When the key was first claimed; the same for every attempt at its work.</summary>
    public DateTimeOffset ClaimedAt { get; init; }

    /// <summary>Set exactly for <see cref="KeyState.Answered"/>.</summary>
    public StoredResponse? Answer { get; init; }
}

public enum KeyState
{
    /// <summary>The request has no key, or was rejected.</summary>
    None,

    /// <summary>This request claimed the key and has to run.</summary>
    Claimed,

    /// <summary>Another request with this key is running.</summary>
    InFlight,

    /// <summary>The key belongs to a different request.</summary>
    OtherRequest,

    /// <summary>The key has a stored response.</summary>
    Answered,
}

/// <summary>A response as it was sent, for repetitions of its request.</summary>
public sealed record StoredResponse(int Status, string ContentType, ReadOnlyMemory<byte> Body);
