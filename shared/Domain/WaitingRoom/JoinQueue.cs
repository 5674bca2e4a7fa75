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
    IQueueChallenge challenge,
    IdSource ids,
    TimeProvider clock)
{
    /// <param name="caller">The signed-in user; null for a guest.</param>
    /// <param name="guest">What proves a guest to be one of an earlier request.</param>
    /// <param name="command">The performance, and the token of an earlier join.</param>
    /// <param name="cancellationToken">Stops the call; the entry may have been added already.</param>
    public async Task<Result<WithMessages<JoinedQueue>>> ExecuteAsync(
        UserId? caller, GuestIdentity guest, JoinQueueCommand command, CancellationToken cancellationToken)
    {
        var resolved = await resolvePerformance.ExecuteAsync(command.Name, cancellationToken);

        if (resolved.IsError)
        {
            return resolved.Error;
        }

        var performance = resolved.Value;

        if (performance == ResolvePerformance.Unknown)
        {
            return WaitingRoomErrors.UnknownPerformance(command.Name);
        }

        var found = await eligibility.FindOpenAsync(performance, cancellationToken);

        if (found.IsError)
        {
            return found.Error;
        }

        var identified = Identify(caller, guest, performance, command.Token);

        if (identified.IsError)
        {
            return identified.Error;
        }

        var visitor = identified.Value with { Address = guest.Origin };
        var entering = queue.EnterAsync(eligibility.SettingsOf(found.Value), visitor, cancellationToken);
        var beginning = times.BeginAsync(performance.Tag, visitor.User, cancellationToken).OrZeroAsync();
        await Task.WhenAll(entering, beginning);
        var result = await entering;

        return result.IsAddressFull
            ? WaitingRoomErrors.AddressFull
            : new WithMessages<JoinedQueue>(
                new JoinedQueue(TokenOf(performance, visitor.User, result.Entry), result.Entry),
                QueueNotifications.Of(performance, result, clock.GetUtcNow()));
    }

    // A guest's token is the proof of their identity; a user's token has to be their own.
    private Result<QueueVisitor> Identify(
        UserId? caller, GuestIdentity guest, PerformanceId performance, string? token)
    {
        if (caller is { } user)
        {
            return tokens.ReadVisitor(user, performance, token);
        }

        if (token is { Length: > 0 })
        {
            var owner = tokens.Read(token) is { User.IsGuest: true } claim ? claim.User : UserId.OfGuest(token);

            return tokens.ReadVisitor(owner, performance, token);
        }

        if (challenge.Ask(performance) is not { } asked)
        {
            return new QueueVisitor((guest with { Answer = null }).Identify(ids));
        }

        return guest.Answer is { } answer && challenge.IsSolved(performance, answer)
            ? new QueueVisitor(guest.Identify(ids))
            : WaitingRoomErrors.ChallengeUnsolved(asked);
    }

    // Without the end of a pass, so that joining again returns the same token also after a pass was renewed.
    private string TokenOf(PerformanceId performance, UserId user, QueueEntry entry) =>
        tokens.Issue(new QueueTokenClaim(QueueTokenKind.Entry, performance, user)
        {
            Place = (entry.Place ?? default) with { PassEndsMs = 0 },
        });
}

/// <param name="Name">The performance's id or name.</param>
/// <param name="Token">The token of an earlier join; null without one.</param>
public sealed record JoinQueueCommand(string Name, string? Token);

public sealed record JoinedQueue(string Token, QueueEntry Entry);
