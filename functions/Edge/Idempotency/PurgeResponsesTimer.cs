using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Edge;

namespace Serverless.Functions.Edge.Idempotency;

public sealed class PurgeResponsesTimer(PurgeResponses purgeResponses)
{
    [Function(nameof(PurgeResponses))]
    public Task RunAsync(
        [TimerTrigger("%PURGE_RESPONSES_SCHEDULE%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        _ = timer;

        return purgeResponses.ExecuteAsync(cancellationToken);
    }
}
