using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.WaitingRoom;

public sealed class AdmitVisitorsTimer(AdmitVisitors admitVisitors)
{
    [Function(nameof(AdmitVisitors))]
    [SignalROutput(HubName = LiveHub.Name, ConnectionStringSetting = LiveHub.ConnectionSetting)]
    public async Task<SignalRMessageAction[]> RunAsync(
        [TimerTrigger("%ADMIT_SCHEDULE%")] TimerInfo timer, CancellationToken cancellationToken) =>
        LiveMessages.Translate(await admitVisitors.ExecuteAsync(cancellationToken));
}
