using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Sales;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.Sales;

public sealed class ExpireHoldsTimer(ExpireHolds expireHolds)
{
    [Function(nameof(ExpireHolds))]
    [SignalROutput(HubName = LiveHub.Name, ConnectionStringSetting = LiveHub.ConnectionSetting)]
    public async Task<SignalRMessageAction[]> RunAsync(
        [TimerTrigger("%EXPIRE_HOLDS_SCHEDULE%")] TimerInfo timer, CancellationToken cancellationToken) =>
        LiveMessages.Translate(await expireHolds.ExecuteAsync(cancellationToken));
}
