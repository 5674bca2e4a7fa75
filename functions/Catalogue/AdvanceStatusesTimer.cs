using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.Catalogue;

public sealed class AdvanceStatusesTimer(AdvanceStatuses advanceStatuses)
{
    [Function(nameof(AdvanceStatuses))]
    [SignalROutput(HubName = LiveHub.Name, ConnectionStringSetting = LiveHub.ConnectionSetting)]
    public async Task<SignalRMessageAction[]> RunAsync(
        [TimerTrigger("%ADVANCE_STATUSES_SCHEDULE%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        _ = timer;

        return LiveMessages.Translate(await advanceStatuses.ExecuteAsync(cancellationToken));
    }
}
