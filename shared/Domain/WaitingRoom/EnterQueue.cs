using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Gives an admitted holder of a place token the token of their pass. Asking again gives the same one.
/// </summary>
public sealed class EnterQueue(ShowQueueStatus showQueueStatus, IQueueTokens tokens, WaitingRoomPolicy policy, TimeProvider clock)
{
    public async Task<WithMessages<Result<AdmissionPass>>> ExecuteAsync(string token, CancellationToken cancellationToken)
    {
        if (tokens.Read(token) is not { Kind: QueueTokenKind.Entry } claim)
        {
            return Tell(WaitingRoomErrors.UnknownToken, []);
        }

        var shown = await showQueueStatus.ExecuteAsync(claim.User, claim.Performance, cancellationToken);

        if (shown.IsError)
        {
            return Tell(shown.Error, []);
        }

        var (entry, messages) = shown.Value;

        return entry.State switch
        {
            QueueEntryState.Admitted => Tell(
                new AdmissionPass(tokens.Issue(claim with { Kind = QueueTokenKind.Pass }), LifetimeOf(entry)), messages),
            QueueEntryState.Waiting => Tell(WaitingRoomErrors.NotYet, messages),
            _ => Tell(WaitingRoomErrors.LapsedToken, messages),
        };
    }

    // Whoever asks too early may have moved the line for others, who have to hear of it.
    private static WithMessages<Result<AdmissionPass>> Tell(
        Result<AdmissionPass> result, IReadOnlyList<LiveMessage> messages) => new(result, messages);

    private TimeSpan LifetimeOf(QueueEntry entry) =>
        entry.PassExpiresAt is { } end ? end - clock.GetUtcNow() : policy.PassLifetime;
}

public sealed record AdmissionPass(string Token, TimeSpan Lifetime);
