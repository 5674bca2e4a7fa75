using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>Ends a user's queue entry or pass, also after the performance. Leaving twice is not an error.</summary>
public sealed class LeaveQueue(QueueEligibility eligibility, IWaitingQueue queue)
{
    public async Task<Result<Done>> ExecuteAsync(
        UserId user, PerformanceId performance, CancellationToken cancellationToken)
    {
        var found = await eligibility.FindAsync(performance, cancellationToken);

        if (found.IsError)
        {
            return found.Error;
        }

        await queue.LeaveAsync(eligibility.SettingsOf(found.Value), user, cancellationToken);

        return new Done();
    }
}
