using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Serverless.Adapters.Platform;

namespace Serverless.Adapters.Tests.Platform;

public sealed class PolicyExtensionsTests
{
    [Fact]
    public void Binds_init_only_properties()
    {
        using var services = ServicesWith(("Sample:SeatCountMax", "7"));

        Assert.Equal(7, services.GetRequiredService<SamplePolicy>().SeatCountMax);
    }

    [Fact]
    public void Missing_setting_keeps_the_default()
    {
        using var services = ServicesWith();

        Assert.Equal(4, services.GetRequiredService<SamplePolicy>().SeatCountMax);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("9")]
    public void Startup_fails_outside_the_range(string seatCountMax)
    {
        using var services = ServicesWith(("Sample:SeatCountMax", seatCountMax));

        var fault = Assert.Throws<OptionsValidationException>(
            () => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("Sample:SeatCountMax:", fault.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider ServicesWith(params (string Key, string Value)[] settings) =>
        new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
                .Build())
            .AddPolicy<SamplePolicy>("Sample")
            .BuildServiceProvider();

    private sealed record SamplePolicy
    {
        [Range(1, 8)]
        public int SeatCountMax { get; init; } = 4;
    }
}
