using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Serverless.Adapters.Accounts;
using Serverless.Domain.Accounts;
using Serverless.Functions.Tests.Platform;
using Serverless.Local;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.Functions.Tests;

/// <summary>The sample of the settings names every setting that the program asks for, and no other.</summary>
public sealed class SettingsSampleTests
{
    // Read by the Functions host, by the framework before our sources are there, or only where no address is given.
    private static readonly HashSet<string> OfTheHost =
        ["FUNCTIONS_WORKER_RUNTIME", "AZURE_FUNCTIONS_ENVIRONMENT", "AzureWebJobsStorage", "PORT"];

    // Asked for by the framework under the program.
    private static readonly string[] OfTheFramework =
    [
        "AllowedHosts", "ForwardedHeaders", "Functions:Worker", "Kestrel", "Logging",
        "ReadOnlyDataProtectionKeyDirectory", "http_ports", "https_ports", "preferHostingUrls",
        "services", "shutdownTimeout", "startupTimeout", "urls",
    ];

    // Members of policies that follow from others; the binder asks for them and could not set them.
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
    public async Task Names_every_setting_that_the_program_asks_for_and_no_other()
    {
        var asked = await AskedForAsync();

        Assert.Empty(asked
            .Except(Values.Keys, StringComparer.OrdinalIgnoreCase)
            .Where(key => !Derived.Contains(key.Split(':')[^1]))
            .Order(StringComparer.Ordinal));
        Assert.Empty(Values.Keys.Except(asked, StringComparer.OrdinalIgnoreCase).Except(OfTheHost));
    }

    [Fact]
    public void Explains_every_setting()
    {
        var explained = Sample.GetProperty("Explained").EnumerateObject().ToArray();

        Assert.Equal(
            Sample.GetProperty("Values").EnumerateObject().Select(value => value.Name),
            explained.Select(value => value.Name));
        Assert.All(explained, value => Assert.EndsWith(".", value.Value.GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Keeps_no_secret_but_those_that_are_refused_outside_development() =>
        Assert.All(
            Values.Where(value => value.Key != "JWT_SECRET")
                .Where(value => value.Key.Contains("SECRET", StringComparison.OrdinalIgnoreCase)
                    || value.Key.Contains("Password", StringComparison.OrdinalIgnoreCase))
                .Where(value => !int.TryParse(value.Value, out _)),
            value => Assert.Empty(value.Value));

    /// <summary>Starts the platform on the values of the sample, and writes down what it asks for.</summary>
    private static async Task<IReadOnlyCollection<string>> AskedForAsync()
    {
        var folder = Directory.CreateTempSubdirectory("settings-");
        var listener = new ListeningSource();
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

                // Last, so that it is asked for every setting, and by the program alone.
                Override = builder => ((IConfigurationBuilder)builder.Configuration).Add(listener),
            },
            default))
        {
            Assert.NotNull(platform.BaseAddress);
        }

        folder.Delete(recursive: true);

        return listener.Asked;
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

    private static bool IsOfTheFramework(string key) =>
        OfTheFramework.Any(prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>Knows no setting, and remembers for which it was asked.</summary>
    private sealed class ListeningSource : ConfigurationProvider, IConfigurationSource
    {
        private const string Nothing = "Nothing";

        private readonly ConcurrentDictionary<string, bool> _keys = new(StringComparer.OrdinalIgnoreCase);
        public IReadOnlyCollection<string> Asked =>
        [
            .. _keys.Keys.Where(key => !IsOfTheFramework(key)
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

        // A section without children is not asked for its members, hence one that nobody knows.
        public override IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath)
        {
            var isSection = parentPath is not null
                && !parentPath.Contains(':', StringComparison.Ordinal)
                && !IsOfTheFramework(parentPath);

            return isSection ? earlierKeys.Append(Nothing) : earlierKeys;
        }
    }
}
