using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>The password resets that were asked for and not mailed yet: at most one for each e-mail address.</summary>
public interface IPasswordResetRequests
{
    /// <summary>Adds a request; one that waits already for this address stays as it is.</summary>
    Task AddAsync(EmailAddress email, CancellationToken cancellationToken);

    /// <summary>The requests after a key, in the order of their keys; null for the first ones.</summary>
    Task<RoundPage<PasswordResetRequest>> ListAsync(string? after, int limit, CancellationToken cancellationToken);

    /// <summary>Removes a request that was mailed or dropped; one that was added meanwhile stays.</summary>
    Task RemoveAsync(PasswordResetRequest request, CancellationToken cancellationToken);

    /// <summary>Counts a failed attempt, and tries the request again later.</summary>
    Task PostponeAsync(PasswordResetRequest request, CancellationToken cancellationToken);
}

/// <param name="Key">Its key in the store, which does not show the address.</param>
/// <param name="Email">The address that the person typed; it may have no account.</param>
public sealed record PasswordResetRequest(string Key, EmailAddress Email)
{
    /// <summary>How often mailing it has failed.</summary>
    public int Attempts { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When the next attempt may be made.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The version of its document.</summary>
    public required string Version { get; init; }

    public override string ToString() => nameof(PasswordResetRequest);
}
