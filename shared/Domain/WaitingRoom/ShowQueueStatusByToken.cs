using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Returns the queue entry of a waiting token or of a pass's token, writes the holder's heartbeat and renews their
/// pass.
/// </summary>
public sealed class ShowQueueStatusByToken(
    QueueEligibility eligibility, IWaitingQueue queue, IWaitingTimes times, IQueueTokens tokens, TimeProvider clock)
{
    public async Task<Result<WithMessages<QueueTokenStatus>>> ExecuteAsync(
        string token, string address, CancellationToken cancellationToken)
    {
        if (tokens.Read(token) is not { } claim)
        {
            return WaitingRoomErrors.UnknownToken;
        }

        var found = await eligibility.FindAsync(claim.Performance, cancellationToken);

        if (found.IsError)
        {
            return found.Error;
        }

        // After the performance the queue admits nobody any more.
        if (!eligibility.IsOpen(found.Value))
        {
            return new WithMessages<QueueTokenStatus>(QueueTokenStatus.Lapsed, []);
        }

        var visitor = claim.Visitor with { Address = address };
        var showing = queue.ShowAsync(eligibility.SettingsOf(found.Value), visitor, cancellationToken);
        var reading = times.ReadAsync(claim.Performance.Tag, claim.User, cancellationToken).OrZeroAsync();
        await Task.WhenAll(showing, reading);
        var result = await showing;

        return new WithMessages<QueueTokenStatus>(
            new QueueTokenStatus(result.Entry, await reading),
            QueueNotifications.Of(claim.Performance, result, clock.GetUtcNow()));
    }
}

/// <param name="Entry">Not in queue after the visitor left, went silent or used the pass.</param>
/// <param name="Waited">The time since the visitor joined.</param>
public sealed record QueueTokenStatus(QueueEntry Entry, TimeSpan Waited)
{
    public static QueueTokenStatus Lapsed { get; } =
        new(new QueueEntry(QueueEntryState.NotInQueue, QueueStats.None), TimeSpan.Zero);
}
