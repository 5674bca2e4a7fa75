using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Returns a user's queue entry and writes their heartbeat. It takes the queue's next step when that is due.
/// </summary>
public sealed class ShowQueueStatus(QueueEligibility eligibility, IWaitingQueue queue, TimeProvider clock)
{
    public async Task<Result<WithMessages<QueueEntry>>> ExecuteAsync(
        UserId user, PerformanceId performance, CancellationToken cancellationToken)
    {
        var found = await eligibility.FindOpenAsync(performance, cancellationToken);

        if (found.IsError)
        {
            return found.Error;
        }

        if (found.Value.Queue is not { } rules)
        {
            return new WithMessages<QueueEntry>(QueueEntry.Inside, []);
        }

        var result = await queue.ShowAsync(QueueSettings.Of(found.Value, rules), user, cancellationToken);

        return new WithMessages<QueueEntry>(
            result.Entry, QueueNotifications.Of(performance, result.Step, clock.GetUtcNow()));
    }
}
