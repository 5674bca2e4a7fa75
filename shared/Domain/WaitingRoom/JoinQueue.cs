using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Takes a place in the same line as <see cref="CheckQueue"/>, also for guests, and gives a token for it. Joining again
/// keeps the place and gives the same token.
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
    /// <param name="caller">Who calls; null for a guest.</param>
    /// <param name="guest">What makes a guest the same one as before.</param>
    /// <param name="name">Whose line: the performance's id or name.</param>
    /// <param name="cancellationToken">Stops waiting; the place may have been taken all the same.</param>
    public async Task<Result<WithMessages<JoinedQueue>>> ExecuteAsync(
        UserId? caller, GuestIdentity guest, string name, CancellationToken cancellationToken)
    {
        var meant = await resolvePerformance.ExecuteAsync(name, cancellationToken);

        if (meant.IsError)
        {
            return meant.Error;
        }

        var performance = meant.Value;
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
        var answer = await entering;

        return new WithMessages<JoinedQueue>(
            new JoinedQueue(token, answer.Entry),
            QueueNotifications.Of(performance, answer.Step, clock.GetUtcNow()));
    }
}

public sealed record JoinedQueue(string Token, QueueEntry Entry);
