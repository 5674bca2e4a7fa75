using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Edge;

namespace Serverless.Functions.Edge.Idempotency;

public sealed class ForgetAnswersTimer(ForgetAnswers forgetAnswers)
{
    [Function(nameof(ForgetAnswers))]
    public Task RunAsync(
        [TimerTrigger("%PURGE_RESPONSES_SCHEDULE%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        _ = timer;

        return forgetAnswers.ExecuteAsync(cancellationToken);
    }
}
