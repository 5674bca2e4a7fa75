using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>Returns a queue's figures to administrators.</summary>
public sealed class ShowQueue(QueueEligibility eligibility, IWaitingQueue queue)
{
    public async Task<Result<QueueStats>> ExecuteAsync(PerformanceId performance, CancellationToken cancellationToken)
    {
        var found = await eligibility.FindAsync(performance, cancellationToken);

        if (found.IsError)
        {
            return found.Error;
        }

        return await queue.ReadAsync(eligibility.SettingsOf(found.Value), cancellationToken);
    }
}
