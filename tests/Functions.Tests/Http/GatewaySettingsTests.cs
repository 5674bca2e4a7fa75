using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Protection;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Tests.Http;

/// <summary>Settings under the gateway's documented names override the platform's own.</summary>
public sealed class GatewaySettingsTests
{
    [Fact]
    public void Gateway_settings_override_the_platforms_own()
    {
        using var services = With(
            ("RATE_LIMIT_RPS", "7"), ("RATE_LIMIT_BURST", "9"), ("SERVER_WRITE_TIMEOUT", "1m30s"),
            ("RateLimits:PerSecond", "1"), ("RateLimits:Burst", "1"), ("Edge:RequestMilliseconds", "1000"));

        var limits = services.GetRequiredService<RateLimitPolicy>();
        Assert.Equal((7, 9), (limits.PerSecond, limits.Burst));
        Assert.Equal(TimeSpan.FromSeconds(90), services.GetRequiredService<ProtectionPolicy>().RequestTime);
    }

    [Fact]
    public void The_platforms_settings_apply_when_the_gateways_are_missing_or_empty()
    {
        using var services = With(
            ("RATE_LIMIT_RPS", ""), ("SERVER_WRITE_TIMEOUT", ""), ("RateLimits:PerSecond", "3"),
            ("Edge:RequestMilliseconds", "1000"));

        var limits = services.GetRequiredService<RateLimitPolicy>();
        Assert.Equal((3, 100), (limits.PerSecond, limits.Burst));
        Assert.Equal(TimeSpan.FromSeconds(1), services.GetRequiredService<ProtectionPolicy>().RequestTime);
    }

    [Theory]
    [InlineData("RATE_LIMIT_RPS", "0")]
    [InlineData("RATE_LIMIT_BURST", "-1")]
    [InlineData("RATE_LIMIT_RPS", "many")]
    [InlineData("SERVER_WRITE_TIMEOUT", "30")]
    [InlineData("SERVER_WRITE_TIMEOUT", "1h")]
    public void Startup_fails_on_invalid_gateway_settings(string name, string value)
    {
        using var services = With((name, value));

        Assert.NotNull(Record.Exception(services.GetRequiredService<IStartupValidator>().Validate));
    }

    private static ServiceProvider With(params (string Name, string Value)[] settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Name, (string?)one.Value)))
            .Build())
        .AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Development })
        .AddHttp()
        .BuildServiceProvider();
}
