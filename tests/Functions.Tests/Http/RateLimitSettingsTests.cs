using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Functions.Http;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Tests.Http;

/// <summary>Rate limits under the gateway's documented setting names.</summary>
public sealed class RateLimitSettingsTests
{
    [Fact]
    public void Gateway_settings_override_the_platforms_own()
    {
        var policy = Read(
            ("RateLimits:PerSecond", "7"), ("RateLimits:Burst", "8"),
            ("RATE_LIMIT_RPS", "9"), ("RATE_LIMIT_BURST", "10"));

        Assert.Equal((9, 10), (policy.PerSecond, policy.Burst));
    }

    [Fact]
    public void Defaults_are_those_of_the_gateway_contract()
    {
        var policy = Read();

        Assert.Equal((50, 100), (policy.PerSecond, policy.Burst));
    }

    private static RateLimitPolicy Read(params (string Name, string Value)[] settings)
    {
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(settings.ToDictionary(one => one.Name, string? (one) => one.Value))
                .Build())
            .AddHttp()
            .BuildServiceProvider();

        return services.GetRequiredService<RateLimitPolicy>();
    }
}
