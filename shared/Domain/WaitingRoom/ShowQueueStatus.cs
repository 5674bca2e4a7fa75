using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Tells a visitor where they stand, and notes that they are still there. It moves the line when that is due.
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

        var answer = await queue.ShowAsync(QueueSettings.Of(found.Value, rules), user, cancellationToken);

        return new WithMessages<QueueEntry>(
            answer.Entry, QueueNotifications.Of(performance, answer.Step, clock.GetUtcNow()));
    }
}
