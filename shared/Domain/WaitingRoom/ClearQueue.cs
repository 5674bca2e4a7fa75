using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>Removes every visitor from a queue; waiting and admitted visitors have to enter again.</summary>
public sealed class ClearQueue(QueueEligibility eligibility, IWaitingQueue queue)
{
    public async Task<Result<WithMessages<Done>>> ExecuteAsync(
        PerformanceId performance, CancellationToken cancellationToken)
    {
        var found = await eligibility.FindAsync(performance, cancellationToken);

        if (found.IsError)
        {
            return found.Error;
        }

        var cleared = await queue.ClearAsync(eligibility.SettingsOf(found.Value), cancellationToken);

        return new WithMessages<Done>(new Done(), [new QueueCleared(performance, cleared.Version)]);
    }
}
