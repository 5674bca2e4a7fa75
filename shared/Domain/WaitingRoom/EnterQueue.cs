using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Gives an admitted holder of a queue token the token of their admission pass. A later call gives a token of the
/// same pass.
/// </summary>
public sealed class EnterQueue(
    ShowQueueStatus showQueueStatus, IQueueTokens tokens, WaitingRoomPolicy policy, TimeProvider clock)
{
    public async Task<WithMessages<Result<AdmissionPass>>> ExecuteAsync(
        string token, string address, CancellationToken cancellationToken)
    {
        if (tokens.Read(token) is not { Kind: QueueTokenKind.Entry } claim)
        {
            return ToResult(WaitingRoomErrors.UnknownToken, []);
        }

        var shown = await showQueueStatus.ExecuteAsync(
            claim.Visitor with { Address = address }, claim.Performance, cancellationToken);

        if (shown.IsError)
        {
            return ToResult(shown.Error, []);
        }

        var (entry, messages) = shown.Value;

        return entry.State switch
        {
            QueueEntryState.Admitted => ToResult(
                new AdmissionPass(tokens.IssueOf(claim.Performance, claim.User, entry)!, LifetimeOf(entry)),
                messages),
            QueueEntryState.Waiting => ToResult(WaitingRoomErrors.NotYet, messages),
            _ => ToResult(WaitingRoomErrors.LapsedToken, messages),
        };
    }

    // Errors carry messages too: a request that comes too early may have taken a step that admitted other visitors.
    private static WithMessages<Result<AdmissionPass>> ToResult(
        Result<AdmissionPass> result, IReadOnlyList<LiveMessage> messages) => new(result, messages);

    private TimeSpan LifetimeOf(QueueEntry entry) =>
        entry.PassExpiresAt is { } end ? end - clock.GetUtcNow() : policy.PassLifetime;
}

public sealed record AdmissionPass(string Token, TimeSpan Lifetime);
