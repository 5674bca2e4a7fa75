using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>Issues and reads tokens of queue entries.</summary>
public static class QueueTokensExtensions
{
    /// <summary>The token of an entry, or of an admitted visitor's pass; null for a visitor without an entry.</summary>
    public static string? IssueOf(
        this IQueueTokens tokens, PerformanceId performance, UserId user, QueueEntry entry) =>
        entry.Place is { } place
            ? tokens.Issue(new QueueTokenClaim(
                entry.State is QueueEntryState.Admitted ? QueueTokenKind.Pass : QueueTokenKind.Entry, performance, user)
            {
                Place = place,
            })
            : null;

    /// <summary>
    /// The visitor that a user's own token shows; an error when the token is not ours, or names somebody else or
    /// another performance. Without a token it is the user alone.
    /// </summary>
    public static Result<QueueVisitor> ReadVisitor(
        this IQueueTokens tokens, UserId user, PerformanceId performance, string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return new QueueVisitor(user);
        }

        return tokens.Read(token) is not { } claim ? WaitingRoomErrors.UnknownToken
            : claim.User == user && claim.Performance == performance ? claim.Visitor
            : WaitingRoomErrors.ForeignToken;
    }
}
