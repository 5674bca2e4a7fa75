using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Http;

namespace Serverless.Functions.Http.Idempotency;

public sealed class PurgeResponsesTimer(PurgeResponses purgeResponses)
{
    [Function(nameof(PurgeResponses))]
    public Task RunAsync(
        [TimerTrigger("%PURGE_RESPONSES_SCHEDULE%")] TimerInfo timer, CancellationToken cancellationToken) =>
        purgeResponses.ExecuteAsync(cancellationToken);
}
