using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Serverless.Adapters.Platform;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests;

/// <summary>
/// The app starts with the unchanged sample settings. One message lists missing and published values.
/// </summary>
public sealed class SettingsThatStartTests
{
    // The required settings, each with a part of the command that creates its value.
    private static readonly Dictionary<string, string> Required = new()
    {
        ["JWT_SECRET"] = "openssl rand -base64 48",
        ["Tickets:SigningKey"] = "openssl genpkey",
        ["AzureSignalRConnectionString"] = "az signalr key list",
        ["REDIS_CONNECTION"] = "docker run",
        ["AzureWebJobsStorage"] = "az storage account show-connection-string",
    };

    [Fact]
    public void The_app_starts_with_the_unchanged_sample()
    {
        using var app = new ComposedApp(
            SampleSettings.All["AZURE_FUNCTIONS_ENVIRONMENT"]!, SampleSettings.All);

        app.Services.CheckSettings();
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        Assert.All(app.Policies, policy => Assert.NotNull(app.Services.GetRequiredService(policy)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void One_message_lists_all_missing_settings_and_their_commands(string? missing)
    {
        using var app = new ComposedApp(
            "Development",
            SampleSettings.All.Select(setting =>
                Required.ContainsKey(setting.Key) ? KeyValuePair.Create(setting.Key, missing) : setting));

        var fault = Assert.Throws<SettingsException>(app.Services.CheckSettings);

        AssertLists(fault, Required);
    }

    [Fact]
    public void Rejects_the_published_values_outside_development()
    {
        using var app = new ComposedApp("Production", SampleSettings.All);

        var fault = Assert.Throws<SettingsException>(app.Services.CheckSettings);

        AssertLists(fault, Required.Where(setting => setting.Key != "REDIS_CONNECTION").ToDictionary());
        Assert.DoesNotContain(SampleSettings.All["JWT_SECRET"]!, fault.Message, StringComparison.Ordinal);
    }

    // The private half of this key is published, so anyone could sign tickets that pass check-in.
    [Fact]
    public void Rejects_the_published_ticket_key_outside_development()
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = JsonNode.Parse(SampleSettings.All["Tickets:SigningKey"]!)!.AsObject();
        key.Remove("d");
        using var app = new ComposedApp(
            "Production",
            SampleSettings.All.Concat(
            [
                new("Tickets:SigningKey", own.ExportPkcs8PrivateKeyPem()),
                new("Tickets:PublishedKeys", key.ToJsonString()),
            ]));

        var fault = Assert.Throws<SettingsException>(app.Services.CheckSettings);

        Assert.Contains("- Tickets:SigningKey or Tickets:PublishedKeys", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_message_also_lists_invalid_values()
    {
        using var app = new ComposedApp(
            "Development",
            SampleSettings.All
                .Where(setting => setting.Key != "JWT_SECRET")
                .Concat([new("RateLimits:PerSecond", "many"), new("Seats:SeatCountMax", "0")]));

        var fault = Assert.Throws<SettingsException>(app.Services.CheckSettings);

        Assert.Equal(3, fault.Failures.Count());
        Assert.Contains("RateLimits:PerSecond", fault.Message, StringComparison.Ordinal);
        Assert.Contains("- Seats:SeatCountMax:", fault.Message, StringComparison.Ordinal);
        Assert.Contains("JWT_SECRET", fault.Message, StringComparison.Ordinal);
    }

    // A host creates all its services before it starts one, and each of them may read a policy.
    [Fact]
    public void Settings_are_checked_before_any_hosted_service_starts()
    {
        using var app = new ComposedApp("Production", []);

        Assert.Throws<SettingsException>(() => app.Services.GetServices<IHostedService>());
    }

    private static void AssertLists(SettingsException fault, Dictionary<string, string> expected)
    {
        var lines = fault.Message.Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)).ToArray();

        Assert.Equal(expected.Count, lines.Length);
        Assert.All(expected, setting => Assert.Single(
            lines,
            line => line.StartsWith($"- {setting.Key}", StringComparison.Ordinal)
                && line.Contains(setting.Value, StringComparison.Ordinal)));
    }
}
