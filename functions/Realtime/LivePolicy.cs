using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serverless.Adapters.Platform;

namespace Serverless.Functions.Realtime;

/// <summary>
/// Where the SignalR Service is. Its own client reads the setting, too, but ends the start in its own words.
/// </summary>
internal sealed record LivePolicy : IValidatableObject
{
    public const string SampleKeyRefused =
        $"{LiveHub.ConnectionSetting} is the one of the emulator, whose key everybody knows: it is for development. "
            + HowToMake;

    // The access key of Microsoft's emulator of the service, which is the same on every machine.
    private const string EmulatorKey = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGH";

    private const string HowToMake =
        "In Azure: az signalr key list --name <service> --resource-group <group> --query primaryConnectionString";

    public string ConnectionString { get; internal set; } = string.Empty;

    public bool IsOfEmulator => ConnectionString.Contains(EmulatorKey, StringComparison.Ordinal);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!ConnectionString.Contains("Endpoint=http", StringComparison.OrdinalIgnoreCase))
        {
            yield return new ValidationResult(
                $"{LiveHub.ConnectionSetting} must be the connection string of an Azure SignalR Service in serverless "
                    + $"mode. {HowToMake}. On one's own machine: the value of local.settings.sample.json, and for live "
                    + "messages the emulator: dotnet tool install -g Microsoft.Azure.SignalR.Emulator; asrs-emulator start");
        }
    }

    public override string ToString() => nameof(LivePolicy);
}

internal static class LiveModule
{
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddOptions<LivePolicy>()
            .PostConfigure<IConfiguration>((policy, settings) =>
                policy.ConnectionString = settings[LiveHub.ConnectionSetting] ?? string.Empty)
            .Validate<IHostEnvironment>(
                (policy, environment) => environment.IsDevelopment() || !policy.IsOfEmulator,
                LivePolicy.SampleKeyRefused);

        return services.AddPolicy<LivePolicy>("Live").AddServerlessHub<Live>();
    }
}
