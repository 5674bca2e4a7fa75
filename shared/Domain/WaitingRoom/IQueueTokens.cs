using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Signed papers for whoever has no account to be known by. A token says whose place it is, and in which line; whether
/// that place still is there, only the line knows.
/// </summary>
public interface IQueueTokens
{
    /// <summary>The same claim always gets the same token.</summary>
    string Issue(QueueTokenClaim claim);

    /// <summary>Null for what we did not sign.</summary>
    QueueTokenClaim? Read(string token);
}

/// <summary>What a place token says.</summary>
public sealed record QueueTokenClaim(QueueTokenKind Kind, PerformanceId Performance, UserId User);

public enum QueueTokenKind
{
    /// <summary>Given to whoever joins a line.</summary>
    Entry,

    /// <summary>Given to whoever was admitted, to be shown where seats are held.</summary>
    Pass,
}
