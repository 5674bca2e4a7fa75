using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Functions.Http;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Tests.Http;

/// <summary>The gateway's names of the limits.</summary>
public sealed class RateLimitSettingsTests
{
    [Fact]
    public void Win_over_our_own()
    {
        var policy = Read(
            ("RateLimits:PerSecond", "7"), ("RateLimits:Burst", "8"),
            ("RATE_LIMIT_RPS", "9"), ("RATE_LIMIT_BURST", "10"));

        Assert.Equal((9, 10), (policy.PerSecond, policy.Burst));
    }

    [Fact]
    public void Are_those_of_its_contract_where_nobody_says_otherwise()
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
