namespace Serverless.Domain.Accounts;

/// <summary>
/// The sessions that ended before their tokens expire. What one instance adds, the others know a few seconds later.
/// </summary>
public interface IRevokedSessions
{
    ValueTask<bool> ContainsAsync(UserId user, TokenSession session, CancellationToken cancellationToken);

    /// <summary>The smallest version of the user's sessions that is not revoked; zero when none ever was.</summary>
    ValueTask<int> LowestVersionAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>Ends one session. Repeating changes nothing.</summary>
    Task RevokeAsync(UserId user, TokenSession session, CancellationToken cancellationToken);

    /// <summary>Ends all sessions of the user with a version below this one. Repeating changes nothing.</summary>
    Task RevokeBelowAsync(UserId user, int version, CancellationToken cancellationToken);

    /// <summary>
    /// The days whose revocations are of expired tokens only, the oldest first; never empty. Days until
    /// <paramref name="purgedBefore"/> were purged; null when nobody knows how far an earlier run came.
    /// </summary>
    IReadOnlyList<string> ListExpired(string? purgedBefore);

    /// <summary>Removes some revocations of an expired day. Returns whether more may be left.</summary>
    Task<bool> PurgeAsync(string expired, CancellationToken cancellationToken);
}
