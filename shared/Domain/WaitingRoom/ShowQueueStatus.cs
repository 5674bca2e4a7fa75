using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Returns a user's queue entry, writes their heartbeat and renews their pass. It takes the queue's next step when that
/// is due.
/// </summary>
public sealed class ShowQueueStatus(QueueEligibility eligibility, IWaitingQueue queue, TimeProvider clock)
{
    public async Task<Result<WithMessages<QueueEntry>>> ExecuteAsync(
        QueueVisitor visitor, PerformanceId performance, CancellationToken cancellationToken)
    {
        var found = await eligibility.FindOpenAsync(performance, cancellationToken);

        if (found.IsError)
        {
            return found.Error;
        }

        var result = await queue.ShowAsync(eligibility.SettingsOf(found.Value), visitor, cancellationToken);

        return new WithMessages<QueueEntry>(
            result.Entry, QueueNotifications.Of(performance, result, clock.GetUtcNow()));
    }
}
