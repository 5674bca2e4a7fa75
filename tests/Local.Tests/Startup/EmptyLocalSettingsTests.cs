using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Serverless.Fakes.Platform;

namespace Serverless.Local.Tests.Startup;

/// <summary>An empty setting counts as missing, wherever it comes from: the default applies.</summary>
public sealed class EmptyLocalSettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("serverless-empty-").FullName;

    public static TheoryData<string> Names => [.. SampleNames()];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void An_empty_value_of_the_environment_leaves_every_setting_as_it_was(string name)
    {
        var empty = new Dictionary<string, string?> { [name] = string.Empty };
        var nothing = new Dictionary<string, string?>();
        using var absent = Configure(nothing, nothing);
        using var inEnvironment = Configure(empty, nothing);
        using var ofCaller = Configure(nothing, empty);

        foreach (var key in SampleNames().Append("Logging:LogLevel:Default"))
        {
            Assert.Equal((key, absent[key]), (key, inEnvironment[key]));
            Assert.Equal((key, absent[key]), (key, ofCaller[key]));
        }
    }

    [Fact]
    public async Task Starts_with_every_setting_empty()
    {
        await using var platform = await LocalPlatform.StartAsync(
            new LocalPlatformOptions
            {
                DataDirectory = _folder,
                Settings = SampleNames().ToDictionary(name => name, _ => (string?)string.Empty),
            },
            default);
        using var http = new HttpClient { BaseAddress = platform.BaseAddress };

        using var ready = await http.GetAsync("/readyz");

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    private ConfigurationManager Configure(
        Dictionary<string, string?> environment, Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(environment);
        LocalSettings.Apply(
            configuration, new LocalPlatformOptions { DataDirectory = _folder, Settings = settings });

        return configuration;
    }

    private static string[] SampleNames()
    {
        using var sample = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(SolutionFolder.Root, "local.settings.sample.json")));

        return
        [
            .. sample.RootElement.GetProperty("Values").EnumerateObject()
                .Select(value => value.Name.Replace("__", ":", StringComparison.Ordinal)),
        ];
    }
}
