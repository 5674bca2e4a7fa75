using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serverless.Adapters.FlightPayments.Bootpay;

namespace Serverless.Functions.FlightPayments;

/// <summary>Says at the start that no money moves, or that payments of flights are closed.</summary>
internal sealed partial class SimulatedPaymentsWarning(
    BootpayPolicy policy, IHostEnvironment environment, ILogger<SimulatedPaymentsWarning> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!policy.HasKeys && !environment.IsDevelopment())
        {
            LogClosed(BootpayPolicy.RestApiKeySetting, BootpayPolicy.PrivateKeySetting);
        }
        else if (policy.ReadNetworks() is null)
        {
            LogAnyAddress(BootpayPolicy.WebhookIpsSetting);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Warning, "Payments of flights are closed: {Key} and {Secret} are not set")]
    private partial void LogClosed(string key, string secret);

    [LoggerMessage(2, LogLevel.Warning, "{Setting} is off: payment events are accepted from any address")]
    private partial void LogAnyAddress(string setting);
}
