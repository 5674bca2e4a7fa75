using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Accounts;

namespace Serverless.Functions.Accounts;

public sealed class SendPasswordResetsTimer(SendPasswordResets sendPasswordResets)
{
    [Function(nameof(SendPasswordResets))]
    public Task RunAsync(
        [TimerTrigger("%SEND_MAILS_SCHEDULE%")] TimerInfo timer, CancellationToken cancellationToken) =>
        sendPasswordResets.ExecuteAsync(cancellationToken);
}
