namespace Serverless.Domain.Http;

/// <summary>
/// Stores responses that must survive a loss of Redis, because they moved money. The first response of a key stays.
/// </summary>
public interface IResponseStore
{
    Task<DurableResponse?> FindAsync(KeyClaim claim, CancellationToken cancellationToken);

    /// <summary>
    /// The response that is stored from now on: this one, or that of a concurrent duplicate which was first.
    /// <paramref name="claimedAt"/> is the time of the key's first claim. It is the same for all duplicates unless
    /// Redis was emptied between them.
    /// </summary>
    Task<DurableResponse> RecordAsync(
        KeyClaim claim, DateTimeOffset claimedAt, StoredResponse answer, CancellationToken cancellationToken);

    /// <summary>
    /// Parts of the store whose responses have expired, the oldest first. <paramref name="purgedBefore"/> is the name
    /// of the last part of an earlier list that was emptied completely; null starts some months ago.
    /// </summary>
    IReadOnlyList<string> ListExpired(string? purgedBefore);

    /// <summary>Removes responses of an expired part, in a step of a limited size; true while there are more.</summary>
    Task<bool> PurgeAsync(string expired, CancellationToken cancellationToken);
}

/// <summary>A stored response, and the request that it belongs to.</summary>
public sealed record DurableResponse(string Fingerprint, StoredResponse Answer);
