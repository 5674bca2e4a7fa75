using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Sales;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.Sales;

public sealed class RecoverSalesTimer(RecoverSales recoverSales)
{
    [Function(nameof(RecoverSales))]
    [SignalROutput(HubName = LiveHub.Name, ConnectionStringSetting = LiveHub.ConnectionSetting)]
    public async Task<SignalRMessageAction[]> RunAsync(
        [TimerTrigger("%RECOVER_SALES_SCHEDULE%")] TimerInfo timer, CancellationToken cancellationToken) =>
        LiveMessages.Translate(await recoverSales.ExecuteAsync(cancellationToken));
}
