using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Reservations;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.Seats;

public sealed class ExpireHoldsTimer(ExpireHolds expireHolds)
{
    [Function(nameof(ExpireHolds))]
    [SignalROutput(HubName = LiveHub.Name, ConnectionStringSetting = LiveHub.ConnectionSetting)]
    public async Task<SignalRMessageAction[]> RunAsync(
        [TimerTrigger("%EXPIRE_HOLDS_SCHEDULE%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        _ = timer;

        return LiveMessages.Translate(await expireHolds.ExecuteAsync(cancellationToken));
    }
}
