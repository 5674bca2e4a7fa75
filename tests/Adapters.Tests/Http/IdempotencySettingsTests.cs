using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Serverless.Adapters.Http;

namespace Serverless.Adapters.Tests.Http;

/// <summary>The key lifetime under its two setting names.</summary>
public sealed class IdempotencySettingsTests
{
    [Fact]
    public void Key_lifetime_is_five_minutes_by_default() => Assert.Equal(300, Read().KeySeconds);

    [Fact]
    public void KeySeconds_sets_the_key_lifetime() =>
        Assert.Equal(600, Read(("Idempotency:KeySeconds", "600")).KeySeconds);

    [Fact]
    public void Gateway_setting_overrides_KeySeconds() => Assert.Equal(
        900, Read(("Idempotency:KeySeconds", "600"), ("IDEMPOTENCY_TTL_SECONDS", "900")).KeySeconds);

    [Theory]
    [InlineData("IDEMPOTENCY_TTL_SECONDS", "59")]
    [InlineData("Idempotency:KeySeconds", "604801")]
    [InlineData("Idempotency:LeaseSeconds", "601")]
    public void Startup_fails_outside_the_limits(string name, string value) =>
        Assert.Throws<OptionsValidationException>(() => Read((name, value)));

    private static IdempotencyPolicy Read(params (string Name, string Value)[] settings)
    {
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(settings.ToDictionary(one => one.Name, string? (one) => one.Value))
                .Build())
            .AddRequestGate()
            .BuildServiceProvider();

        return services.GetRequiredService<IdempotencyPolicy>();
    }
}
