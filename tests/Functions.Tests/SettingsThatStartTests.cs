using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Serverless.Adapters.Platform;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests;

/// <summary>The sample of the settings starts the app as it is. One message tells what is missing or public.</summary>
public sealed class SettingsThatStartTests
{
    // Each with a part of the command that makes its value.
    private static readonly Dictionary<string, string> Required = new()
    {
        ["JWT_SECRET"] = "openssl rand -base64 48",
        ["Tickets:SigningKey"] = "openssl genpkey",
        ["AzureSignalRConnectionString"] = "az signalr key list",
        ["REDIS_CONNECTION"] = "docker run",
        ["AzureWebJobsStorage"] = "az storage account show-connection-string",
    };

    [Fact]
    public void The_sample_starts_the_app_unchanged()
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
    public void One_message_lists_all_that_is_missing_and_how_to_make_it(string? missing)
    {
        using var app = new ComposedApp(
            "Development",
            SampleSettings.All.Select(setting =>
                Required.ContainsKey(setting.Key) ? KeyValuePair.Create(setting.Key, missing) : setting));

        var fault = Assert.Throws<SettingsException>(app.Services.CheckSettings);

        Lists(fault, Required);
    }

    [Fact]
    public void Outside_development_the_published_values_are_refused()
    {
        using var app = new ComposedApp("Production", SampleSettings.All);

        var fault = Assert.Throws<SettingsException>(app.Services.CheckSettings);

        Lists(fault, Required.Where(setting => setting.Key != "REDIS_CONNECTION").ToDictionary());
        Assert.DoesNotContain(SampleSettings.All["JWT_SECRET"]!, fault.Message, StringComparison.Ordinal);
    }

    // Whoever has the sample could sign with its private half, and be believed at the door.
    [Fact]
    public void Outside_development_the_published_ticket_key_is_not_believed_either()
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
    public void A_value_of_the_wrong_kind_is_in_the_same_message()
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

    // A host makes all its services before it starts one, and any of them may ask for a policy of its own.
    [Fact]
    public void The_message_comes_before_any_other_services_own()
    {
        using var app = new ComposedApp("Production", []);

        Assert.Throws<SettingsException>(() => app.Services.GetServices<IHostedService>());
    }

    private static void Lists(SettingsException fault, Dictionary<string, string> expected)
    {
        var lines = fault.Message.Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)).ToArray();

        Assert.Equal(expected.Count, lines.Length);
        Assert.All(expected, setting => Assert.Single(
            lines,
            line => line.StartsWith($"- {setting.Key}", StringComparison.Ordinal)
                && line.Contains(setting.Value, StringComparison.Ordinal)));
    }
}
