using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.Catalogue;

public sealed class UpdatePerformanceStatesTimer(UpdatePerformanceStates updatePerformanceStates)
{
    [Function(nameof(UpdatePerformanceStates))]
    [SignalROutput(HubName = LiveHub.Name, ConnectionStringSetting = LiveHub.ConnectionSetting)]
    public async Task<SignalRMessageAction[]> RunAsync(
        [TimerTrigger("%UPDATE_PERFORMANCE_STATES_SCHEDULE%")] TimerInfo timer, CancellationToken cancellationToken) =>
        LiveMessages.Translate(await updatePerformanceStates.ExecuteAsync(cancellationToken));
}
