using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Signed tokens of queue entries. A token names the visitor, the queue and the place. Only the queue knows whether the
/// entry still exists; only after it was lost does the token say where the visitor stood.
/// </summary>
public interface IQueueTokens
{
    /// <summary>Returns the same token for the same claim.</summary>
    string Issue(QueueTokenClaim claim);

    /// <summary>Returns null for a text that we did not sign.</summary>
    QueueTokenClaim? Read(string token);
}

/// <summary>The content of a queue token.</summary>
public sealed record QueueTokenClaim(QueueTokenKind Kind, PerformanceId Performance, UserId User)
{
    /// <summary>The place at the time of signing.</summary>
    public QueuePlace Place { get; init; }

    public QueueVisitor Visitor => new(User) { Place = Place };
}

public enum QueueTokenKind
{
    /// <summary>Given to a visitor who joins a queue.</summary>
    Entry,

    /// <summary>Given to an admitted visitor, who presents it to hold seats.</summary>
    Pass,
}
