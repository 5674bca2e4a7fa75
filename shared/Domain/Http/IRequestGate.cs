namespace Serverless.Domain.Http;

/// <summary>
/// Counts requests against their caller's bucket and remembers which keys were used, both in one step, because both
/// stand before every operation.
/// </summary>
public interface IRequestGate
{
    /// <summary>
    /// What a caller hears whose bucket is remembered to be empty; null for all others. Asks nobody, so it may stand before
    /// whatever a flood should not be able to cost.
    /// </summary>
    GateDecision? FindCachedRejection(GateRequest gateRequest);

    /// <summary>Takes a token and, when the request brings a key, claims that for a while.</summary>
    ValueTask<GateDecision> EnterAsync(GateRequest gateRequest, CancellationToken cancellationToken);

    /// <summary>The answer of a key that was in flight a moment ago; null while there is none.</summary>
    ValueTask<StoredResponse?> FindResponseAsync(CallerTag caller, KeyClaim claim, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps the answer of a claimed key for whoever repeats the request. It is on its way when this ends, and nobody waits
    /// for its arrival; when it is lost, the claim ends with its lease and the work is done over.
    /// </summary>
    ValueTask KeepAsync(CallerTag caller, KeyClaim claim, StoredResponse answer, CancellationToken cancellationToken);

    /// <summary>
    /// Ends a claim without an answer. When <paramref name="nothingHappened"/>, the key is as new; otherwise the next
    /// request with it takes the same work up again.
    /// </summary>
    Task ReleaseAsync(
        CallerTag caller, KeyClaim claim, bool nothingHappened, CancellationToken cancellationToken);
}

/// <summary>
/// Whose bucket and keys: an account, or an address where nobody says who they are. Letters, digits and <c>. : - _</c>.
/// </summary>
public readonly record struct CallerTag(string Value)
{
    public override string ToString() => Value;
}

/// <summary>How often one caller may call: on average, and in one go.</summary>
public sealed record RateRule(int PerSecond, int Burst);

/// <summary>A request at the turnstile.</summary>
/// <param name="Bucket">Requests of one name share a bucket.</param>
public sealed record GateRequest(CallerTag Caller, string Bucket, RateRule Rule)
{
    public KeyClaim? Claim { get; init; }
}

/// <summary>A request's wish to be the one that does the work of its key.</summary>
/// <param name="Name">Stands for the function and the client's key.</param>
/// <param name="Fingerprint">Stands for the whole request.</param>
/// <param name="Token">This attempt's own; only who holds it may end the claim.</param>
public sealed record KeyClaim(string Name, string Fingerprint, string Token);

/// <summary>What the turnstile said.</summary>
public readonly record struct GateDecision
{
    public bool IsLimited { get; init; }

    /// <summary>Requests that the caller has left in one go.</summary>
    public int Remaining { get; init; }

    /// <summary>Until the bucket is full again.</summary>
    public TimeSpan FullAfter { get; init; }

    /// <summary>Until the next token, for a limited request.</summary>
    public TimeSpan RetryAfter { get; init; }

    public KeyState Key { get; init; }

    /// <summary>When the key was first claimed; the same for every attempt at its work.</summary>
    public DateTimeOffset ClaimedAt { get; init; }

    /// <summary>There exactly when the key was answered.</summary>
    public StoredResponse? Answer { get; init; }
}

public enum KeyState
{
    /// <summary>The request brought no key, or was not let in.</summary>
    None,

    /// <summary>The work is this request's to do.</summary>
    Claimed,

    /// <summary>Another request with this key is at work.</summary>
    InFlight,

    /// <summary>The key belongs to a request that was not this one.</summary>
    OtherRequest,

    /// <summary>The work was done, and this was its answer.</summary>
    Answered,
}

/// <summary>An answer as it went to the client, for the client who asks again.</summary>
public sealed record StoredResponse(int Status, string ContentType, ReadOnlyMemory<byte> Body);
