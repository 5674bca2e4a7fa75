using Microsoft.Extensions.Hosting;
using Serverless.Adapters.Platform;

namespace Serverless.Functions;

/// <summary>
/// Stops the start with one message about all invalid settings. The host creates all hosted services before it starts
/// one, and this one is created first: otherwise the first service would report only its own setting.
/// </summary>
internal sealed class SettingsCheck : IHostedService
{
    public SettingsCheck(IServiceProvider services) => services.CheckSettings();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
