using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Serverless.Fakes.Platform;

namespace Serverless.Functions.Tests.Documentation;

/// <summary>The Bicep files fit each other, and give the app what it needs.</summary>
public sealed partial class BicepTests
{
    private static readonly string Root = SolutionFolder.Root;
    private static readonly string Folder = Path.Combine(Root, "infra-bicep");
    private static readonly string Main = File.ReadAllText(Path.Combine(Folder, "main.bicep"));
    private static readonly string AppFile = File.ReadAllText(Path.Combine(Folder, "modules", "function-app.bicep"));

    // Asked for by the Functions host and its telemetry, not by the program.
    private static readonly string[] OfTheHost =
    [
        "AzureWebJobsStorage:accountName", "AzureWebJobsStorage:credential", "AzureWebJobsStorage:clientId",
        "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
    ];

    [Fact]
    public void Describes_every_parameter() =>
        Assert.All(BicepFiles("*.bicep"), file =>
        {
            var lines = File.ReadAllLines(file);

            Assert.All(
                Enumerable.Range(0, lines.Length).Where(i => lines[i].StartsWith("param ", StringComparison.Ordinal)),
                i => Assert.Contains(
                    lines[..i].Reverse().TakeWhile(line => line.StartsWith('@')),
                    line => line.StartsWith("@description('", StringComparison.Ordinal)));
        });

    [Fact]
    public void Gives_every_module_what_it_asks_for()
    {
        var modules = ModuleCall().Matches(Main);

        Assert.Equal(Directory.GetFiles(Path.Combine(Folder, "modules")).Length, modules.Count);
        Assert.All(modules, module => AssertFits(
            File.ReadAllText(Path.Combine(Folder, module.Groups[1].Value)),
            Keys(ModuleArgument(), module.Groups[2].Value)));
    }

    [Theory]
    [InlineData("dev.bicepparam")]
    [InlineData("prod.bicepparam")]
    public void Gives_every_installation_what_it_asks_for(string file) =>
        AssertFits(Main, Keys(GivenParameter(), File.ReadAllText(Path.Combine(Folder, file))));

    [Fact]
    public void Sets_only_settings_that_there_are()
    {
        var sample = Sample();

        Assert.Empty(AppSettings().Keys.Except(sample.Keys).Except(OfTheHost));
        Assert.All(
            AppSettings().Where(setting => setting.Key.EndsWith("SCHEDULE", StringComparison.Ordinal)),
            setting => Assert.Equal(sample[setting.Key], setting.Value));
    }

    [Fact]
    public void Sets_every_schedule()
    {
        var schedules = Schedules();

        Assert.NotEmpty(schedules);
        Assert.All(schedules, schedule => Assert.Matches("^%[A-Z_]+%$", schedule));
        Assert.Empty(schedules.Select(schedule => schedule.Trim('%')).Except(AppSettings().Keys));
        Assert.Empty(schedules.Select(schedule => schedule.Trim('%')).Except(Sample().Keys));
    }

    [Theory]
    [InlineData("JWT_SECRET")]
    [InlineData("Tickets:SigningKey")]
    [InlineData("REDIS_CONNECTION")]
    [InlineData("AzureSignalRConnectionString")]
    [InlineData("Documents:ConnectionString")]
    public void Takes_secrets_from_the_vault(string setting) =>
        Assert.StartsWith("@Microsoft.KeyVault(SecretUri=${", AppSettings()[setting], StringComparison.Ordinal);

    // A flat name each: timers whose schedule has a nested name are unreliable in Azure, and one without a value stops.
    private static string[] Schedules() =>
    [
        .. typeof(FunctionApp).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<TimerTriggerAttribute>()?.Schedule)
            .OfType<string>(),
    ];

    private static void AssertFits(string bicep, IReadOnlyCollection<string> given)
    {
        var declared = DeclaredParameter().Matches(bicep);

        Assert.NotEmpty(given);
        Assert.Empty(given.Except(declared.Select(match => match.Groups[1].Value)));
        Assert.Empty(
            declared.Where(match => !match.Groups[2].Success).Select(match => match.Groups[1].Value).Except(given));
    }

    private static string[] BicepFiles(string pattern) =>
        Directory.GetFiles(Folder, pattern, SearchOption.AllDirectories);

    private static string[] Keys(Regex key, string text) =>
        [.. key.Matches(text).Select(match => match.Groups[1].Value)];

    private static Dictionary<string, string> AppSettings() =>
        AppSetting().Matches(SettingsBlock().Match(AppFile).Groups[1].Value).ToDictionary(
            match => match.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal),
            match => match.Groups[2].Value.Trim('\''));

    private static Dictionary<string, string?> Sample()
    {
        using var sample = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, "local.settings.sample.json")));

        return sample.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(
            setting => setting.Name.Replace("__", ":", StringComparison.Ordinal), setting => setting.Value.GetString());
    }

    [GeneratedRegex(@"^param (\w+) \w+( = .+)?$", RegexOptions.Multiline)]
    private static partial Regex DeclaredParameter();

    [GeneratedRegex(@"^param (\w+) = ", RegexOptions.Multiline)]
    private static partial Regex GivenParameter();

    [GeneratedRegex(@"^module \w+ '([^']+)' = \{\n(.*?)^\}", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ModuleCall();

    [GeneratedRegex(@"^    (\w+): ", RegexOptions.Multiline)]
    private static partial Regex ModuleArgument();

    [GeneratedRegex(@"^var settings = \{\n(.*?)^\}", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex SettingsBlock();

    [GeneratedRegex(@"^  (\w+): (.+)$", RegexOptions.Multiline)]
    private static partial Regex AppSetting();
}
