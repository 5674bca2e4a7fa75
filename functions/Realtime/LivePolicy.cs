using System.ComponentModel.DataAnnotations;

namespace Serverless.Functions.Realtime;

/// <summary>
/// The address of the SignalR Service. Its own client reads the setting as well, but its error message does not say
/// how to fix it.
/// </summary>
internal sealed record LivePolicy : IValidatableObject
{
    public const string EmulatorKeyRejected =
        $"{LiveHub.ConnectionSetting} is the one of the emulator, whose key is public: it is for development. "
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
                    + "messages the emulator: dotnet tool install -g Microsoft.Azure.SignalR.Emulator; "
                    + "asrs-emulator start");
        }
    }

    public override string ToString() => nameof(LivePolicy);
}
