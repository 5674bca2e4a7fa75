using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>Tells whoever has a place token where they stand, and notes that they are still there.</summary>
public sealed class ShowQueueStatusByToken(
    QueueEligibility eligibility, IWaitingQueue queue, IWaitingTimes times, IQueueTokens tokens, TimeProvider clock)
{
    public async Task<Result<WithMessages<QueueTokenStatus>>> ExecuteAsync(string token, CancellationToken cancellationToken)
    {
        if (tokens.Read(token) is not { Kind: QueueTokenKind.Entry } claim)
        {
            return WaitingRoomErrors.UnknownToken;
        }

        var found = await eligibility.FindAsync(claim.Performance, cancellationToken);

        if (found.IsError)
        {
            return found.Error;
        }

        // The line of a show that is over leads nowhere any more.
        if (!eligibility.IsOpen(found.Value))
        {
            return new WithMessages<QueueTokenStatus>(QueueTokenStatus.Lapsed, []);
        }

        if (found.Value.Queue is not { } rules)
        {
            return new WithMessages<QueueTokenStatus>(new(QueueEntry.Inside, TimeSpan.Zero), []);
        }

        var showing = queue.ShowAsync(QueueSettings.Of(found.Value, rules), claim.User, cancellationToken);
        var reading = times.ReadAsync(claim.Performance.Tag, claim.User, cancellationToken).OrZeroAsync();
        await Task.WhenAll(showing, reading);
        var answer = await showing;

        return new WithMessages<QueueTokenStatus>(
            new QueueTokenStatus(answer.Entry, await reading),
            QueueNotifications.Of(claim.Performance, answer.Step, clock.GetUtcNow()));
    }
}

/// <param name="Entry">Not in line when it was given up, lapsed in silence, or was used.</param>
/// <param name="Waited">Since the place was taken.</param>
public sealed record QueueTokenStatus(QueueEntry Entry, TimeSpan Waited)
{
    public static QueueTokenStatus Lapsed { get; } =
        new(new QueueEntry(QueueEntryState.NotInQueue, QueueStats.None), TimeSpan.Zero);
}
