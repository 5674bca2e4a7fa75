using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Adds a user or a guest to the same queue as <see cref="CheckQueue"/> and returns a token for the entry. Joining
/// again keeps the entry and returns the same token.
/// </summary>
public sealed class JoinQueue(
    ResolvePerformance resolvePerformance,
    QueueEligibility eligibility,
    IWaitingQueue queue,
    IWaitingTimes times,
    IQueueTokens tokens,
    IdSource ids,
    TimeProvider clock)
{
    /// <param name="caller">The signed-in user; null for a guest.</param>
    /// <param name="guest">The data that identifies a guest again.</param>
    /// <param name="name">The performance's id or name.</param>
    /// <param name="cancellationToken">Stops the call; the entry may have been added already.</param>
    public async Task<Result<WithMessages<JoinedQueue>>> ExecuteAsync(
        UserId? caller, GuestIdentity guest, string name, CancellationToken cancellationToken)
    {
        var resolved = await resolvePerformance.ExecuteAsync(name, cancellationToken);

        if (resolved.IsError)
        {
            return resolved.Error;
        }

        var performance = resolved.Value;

        if (performance == ResolvePerformance.Unknown)
        {
            return WaitingRoomErrors.UnknownPerformance(name);
        }

        var found = await eligibility.FindOpenAsync(performance, cancellationToken);

        if (found.IsError)
        {
            return found.Error;
        }

        var user = caller ?? guest.Identify(ids);
        var token = tokens.Issue(new QueueTokenClaim(QueueTokenKind.Entry, performance, user));

        if (found.Value.Queue is not { } rules)
        {
            return new WithMessages<JoinedQueue>(new JoinedQueue(token, QueueEntry.Inside), []);
        }

        var entering = queue.EnterAsync(QueueSettings.Of(found.Value, rules), user, cancellationToken);
        var beginning = times.BeginAsync(performance.Tag, user, cancellationToken).OrZeroAsync();
        await Task.WhenAll(entering, beginning);
        var result = await entering;

        return new WithMessages<JoinedQueue>(
            new JoinedQueue(token, result.Entry),
            QueueNotifications.Of(performance, result.Step, clock.GetUtcNow()));
    }
}

public sealed record JoinedQueue(string Token, QueueEntry Entry);
