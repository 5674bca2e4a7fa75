using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Serverless.Adapters.Platform;

namespace Serverless.Local;

/// <summary>
/// Sources of settings, each overriding the ones before: defaults, local.settings.json, the environment, the caller.
/// </summary>
internal static class LocalSettings
{
    private const string SecretFile = "jwt-secret";
    private const string SecretSetting = "JWT_SECRET";
    private const string TicketKeyFile = "ticket-key.pem";
    private const string TicketKeySetting = "Tickets:SigningKey";
    private const string FolderSetting = "Documents:Folder";
    private const int SecretBytes = 48;

    public static void Apply(ConfigurationManager configuration, LocalPlatformOptions options)
    {
        // The framework's sources are already registered; weaker ones are inserted before them.
        configuration.Sources.Insert(0, Source(Defaults(options)));
        configuration.Sources.Insert(1, Source(ReadValues("local.settings.json")));
        configuration.AddInMemoryCollection([new(FolderSetting, options.DataDirectory)]);
        configuration.AddInMemoryCollection(options.Settings);

        // An empty value of the environment must not hide a default.
        configuration.HideEmptyValues();
    }

    private static Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource Source(
        IEnumerable<KeyValuePair<string, string?>> values) => new() { InitialData = values };

    private static Dictionary<string, string?> Defaults(LocalPlatformOptions options) => new()
    {
        [SecretSetting] = ReadSecret(options.DataDirectory, SecretFile, NewSecret),
        [TicketKeySetting] = ReadSecret(options.DataDirectory, TicketKeyFile, NewTicketKey),
        ["Documents:Engine"] = "Embedded",
        ["Listeners:Contracts"] = ContractPorts.SettingOf(options.ContractPorts),
        ["LOG_LEVEL"] = options.WritesJsonLog ? "info" : "warn",
        ["LOG_FORMAT"] = options.WritesJsonLog ? "json" : "host",
        ["ADMIT_SCHEDULE"] = "* * * * * *",
        ["EXPIRE_HOLDS_SCHEDULE"] = "*/2 * * * * *",
        ["RECOVER_SALES_SCHEDULE"] = "*/10 * * * * *",
        ["RECONCILE_BOOKINGS_SCHEDULE"] = "0 20 * * * *",
        ["RECOVER_PAYMENT_ORDERS_SCHEDULE"] = "*/10 * * * * *",
        ["PURGE_RESPONSES_SCHEDULE"] = "0 20 * * * *",
        ["PURGE_SESSIONS_SCHEDULE"] = "0 40 * * * *",
        ["SEND_MAILS_SCHEDULE"] = "*/5 * * * * *",
        ["Mails:Folder"] = Path.Combine(options.DataDirectory, "mails"),
        ["UPDATE_PERFORMANCE_STATES_SCHEDULE"] = "*/5 * * * * *",
        ["Logging:LogLevel:Default"] = "Warning",
        ["Logging:LogLevel:Microsoft.AspNetCore.Server.Kestrel"] = "Error",
    };

    /// <summary>Two underscores separate nested names, as in Azure. An empty value leaves the default.</summary>
    private static Dictionary<string, string?> ReadValues(string file)
    {
        if (!File.Exists(file))
        {
            return [];
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(file));

        return document.RootElement.TryGetProperty("Values", out var values)
            ? values.EnumerateObject().Where(value => value.Value.ToString().Length > 0).ToDictionary(
                value => value.Name.Replace("__", ":", StringComparison.Ordinal),
                value => (string?)value.Value.ToString())
            : [];
    }

    private static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    private static string NewTicketKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        return key.ExportPkcs8PrivateKeyPem();
    }

    // Each data folder has its own secrets, so tokens and tickets survive a restart and cannot be forged elsewhere.
    private static string ReadSecret(string folder, string file, Func<string> make)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, file);

        if (!File.Exists(path))
        {
            var draft = $"{path}.{Environment.ProcessId}";
            var access = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };

            if (!OperatingSystem.IsWindows())
            {
                access.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var writer = new StreamWriter(draft, access))
            {
                writer.Write(make());
            }

            File.Move(draft, path, overwrite: true);
        }

        return File.ReadAllText(path);
    }
}
