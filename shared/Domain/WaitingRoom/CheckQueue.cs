using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Adds the user to the queue, or admits them where nobody waits. A second call keeps the entry. It takes the queue's
/// next step when that is due.
/// </summary>
public sealed class CheckQueue(QueueEligibility eligibility, IWaitingQueue queue, TimeProvider clock)
{
    public async Task<Result<WithMessages<QueueEntry>>> ExecuteAsync(
        QueueVisitor visitor, PerformanceId performance, CancellationToken cancellationToken)
    {
        var found = await eligibility.FindOpenAsync(performance, cancellationToken);

        if (found.IsError)
        {
            return found.Error;
        }

        var result = await queue.EnterAsync(eligibility.SettingsOf(found.Value), visitor, cancellationToken);

        return result.IsAddressFull
            ? WaitingRoomErrors.AddressFull
            : new WithMessages<QueueEntry>(
                result.Entry, QueueNotifications.Of(performance, result, clock.GetUtcNow()));
    }
}
