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

    /// <summary>Removes expired responses, in steps of a limited size; true while there are more.</summary>
    Task<bool> PurgeAsync(CancellationToken cancellationToken);
}

/// <summary>A stored response, and the request that it belongs to.</summary>
public sealed record DurableResponse(string Fingerprint, StoredResponse Answer);
