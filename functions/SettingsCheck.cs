using Microsoft.Extensions.Hosting;
using Serverless.Adapters.Platform;

namespace Serverless.Functions;

/// <summary>
/// Stops the start with one message about all settings. A host makes all its services before it starts the first of
/// them, and this one is made first: otherwise the service that is made first would report its own setting only.
/// </summary>
internal sealed class SettingsCheck : IHostedService
{
    public SettingsCheck(IServiceProvider services) => services.CheckSettings();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
