namespace Serverless.Domain.Http;

/// <summary>
/// Answers that must not be forgotten with Redis: those that moved money. The first one that is written for a key stays.
/// </summary>
public interface IResponseStore
{
    Task<DurableResponse?> FindAsync(KeyClaim claim, CancellationToken cancellationToken);

    /// <summary>
    /// The answer that stands from now on: this one, or that of a twin who was first. <paramref name="claimedAt"/> is
    /// when the key was first claimed, the same for all twins unless Redis was emptied between them.
    /// </summary>
    Task<DurableResponse> RecordAsync(
        KeyClaim claim, DateTimeOffset claimedAt, StoredResponse answer, CancellationToken cancellationToken);

    /// <summary>Removes, in steps of a limited size, what nobody may ask for any more; true while there is more.</summary>
    Task<bool> ForgetAsync(CancellationToken cancellationToken);
}

/// <summary>A durable answer, and the request that it belongs to.</summary>
public sealed record DurableResponse(string Fingerprint, StoredResponse Answer);
