using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Accounts;

namespace Serverless.Functions.Accounts;

public sealed class PurgeSessionsTimer(PurgeSessions purgeSessions)
{
    [Function(nameof(PurgeSessions))]
    public Task RunAsync(
        [TimerTrigger("%PURGE_SESSIONS_SCHEDULE%")] TimerInfo timer, CancellationToken cancellationToken) =>
        purgeSessions.ExecuteAsync(cancellationToken);
}
