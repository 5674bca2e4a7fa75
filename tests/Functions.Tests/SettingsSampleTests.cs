using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Serverless.Adapters.Accounts;
using Serverless.Domain.Accounts;
using Serverless.Functions.Tests.Platform;
using Serverless.Local;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.Functions.Tests;

/// <summary>The sample settings contain every setting that the program reads, and no other.</summary>
public sealed class SettingsSampleTests
{
    // Read by the Functions host, by the framework before our sources exist, or only when no address is given.
    private static readonly HashSet<string> HostSettings =
        ["FUNCTIONS_WORKER_RUNTIME", "AZURE_FUNCTIONS_ENVIRONMENT", "AzureWebJobsStorage", "PORT"];

    // Read by the framework.
    private static readonly string[] FrameworkSettings =
    [
        "AllowedHosts", "ForwardedHeaders", "Functions:Worker", "Kestrel", "Logging",
        "ReadOnlyDataProtectionKeyDirectory", "http_ports", "https_ports", "preferHostingUrls",
        "services", "shutdownTimeout", "startupTimeout", "urls",
    ];

    // Policy members that are computed from others. The binder reads their settings but cannot set them.
    private static readonly HashSet<string> Derived =
    [
        .. from type in (Type[])
               [.. typeof(UserId).Assembly.GetTypes(), .. typeof(AccountsModule).Assembly.GetTypes(),
                .. typeof(MockPolicy).Assembly.GetTypes(), .. typeof(FunctionApp).Assembly.GetTypes()]
           where type.Name.EndsWith("Policy", StringComparison.Ordinal)
           from property in type.GetProperties()
           where property.SetMethod is not { IsPublic: true }
           select property.Name,
    ];

    private static readonly JsonElement Sample =
        JsonDocument.Parse(File.ReadAllText(FindSample())).RootElement;

    private static readonly IReadOnlyDictionary<string, string> Values = Sample.GetProperty("Values")
        .EnumerateObject()
        .ToDictionary(
            value => value.Name.Replace("__", ":", StringComparison.Ordinal), value => value.Value.GetString()!);

    [Fact]
    public async Task Contains_every_setting_that_the_program_reads_and_no_other()
    {
        var read = await ReadSettingsAsync();

        Assert.Empty(read
            .Except(Values.Keys, StringComparer.OrdinalIgnoreCase)
            .Where(key => !Derived.Contains(key.Split(':')[^1]))
            .Order(StringComparer.Ordinal));
        Assert.Empty(Values.Keys.Except(read, StringComparer.OrdinalIgnoreCase).Except(HostSettings));
    }

    [Fact]
    public void Every_setting_has_an_explanation()
    {
        var explained = Sample.GetProperty("Explained").EnumerateObject().ToArray();

        Assert.Equal(
            Sample.GetProperty("Values").EnumerateObject().Select(value => value.Name),
            explained.Select(value => value.Name));
        Assert.All(explained, value => Assert.EndsWith(".", value.Value.GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Contains_no_secret_except_those_rejected_outside_development() =>
        Assert.All(
            Values.Where(value => value.Key != "JWT_SECRET")
                .Where(value => value.Key.Contains("SECRET", StringComparison.OrdinalIgnoreCase)
                    || value.Key.Contains("Password", StringComparison.OrdinalIgnoreCase))
                .Where(value => !int.TryParse(value.Value, out _) && value.Key != "PasswordResets:Page"),
            value => Assert.Empty(value.Value));

    /// <summary>Starts the platform with the sample values and records the settings that it reads.</summary>
    private static async Task<IReadOnlyCollection<string>> ReadSettingsAsync()
    {
        var folder = Directory.CreateTempSubdirectory("settings-");
        var recorder = new RecordingSource();
        var settings = Values
            .Where(value => value.Value.Length > 0 && !value.Key.StartsWith("Documents:", StringComparison.Ordinal))
            .Where(value => value.Key != "REDIS_CONNECTION")
            .ToDictionary(value => value.Key, value => (string?)value.Value);
        settings["JWT_SECRET"] = TestTokens.Secret;

        await using (var platform = await LocalPlatform.StartAsync(
            new LocalPlatformOptions
            {
                DataDirectory = folder.FullName,
                RunTimers = false,
                Settings = settings,

                // The last source, so that the program reads every setting from it first.
                Override = builder => ((IConfigurationBuilder)builder.Configuration).Add(recorder),
            },
            default))
        {
            Assert.NotNull(platform.BaseAddress);
        }

        folder.Delete(recursive: true);

        return recorder.ReadKeys;
    }

    private static string FindSample()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);

        while (!File.Exists(Path.Combine(folder!.FullName, "local.settings.sample.json")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "local.settings.sample.json");
    }

    private static bool IsFrameworkSetting(string key) =>
        FrameworkSettings.Any(prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>Contains no setting, and records the keys that are read.</summary>
    private sealed class RecordingSource : ConfigurationProvider, IConfigurationSource
    {
        private const string Nothing = "Nothing";

        private readonly ConcurrentDictionary<string, bool> _keys = new(StringComparer.OrdinalIgnoreCase);
        public IReadOnlyCollection<string> ReadKeys =>
        [
            .. _keys.Keys.Where(key => !IsFrameworkSetting(key)
                && !key.EndsWith(Nothing, StringComparison.Ordinal)
                && !_keys.Keys.Any(other => other.StartsWith($"{key}:", StringComparison.OrdinalIgnoreCase))),
        ];

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public override bool TryGet(string key, out string? value)
        {
            _keys.TryAdd(key, true);
            value = null;

            return false;
        }

        // The binder reads the members of a section only if it has children, so each gets an unused child.
        public override IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath)
        {
            var isSection = parentPath is not null
                && !parentPath.Contains(':', StringComparison.Ordinal)
                && !IsFrameworkSetting(parentPath);

            return isSection ? earlierKeys.Append(Nothing) : earlierKeys;
        }
    }
}
