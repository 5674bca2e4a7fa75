using Microsoft.Extensions.DependencyInjection;
using Serverless.Functions.Http.Cors;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http;

/// <summary>Which pages may send credentials when no setting names any.</summary>
public sealed class DefaultFrontendTests
{
    [Theory]
    [InlineData("Development", null, "http://localhost:3000")]
    [InlineData("Development", "", "http://localhost:3000")]
    [InlineData("Development", "https://shop.example", "https://shop.example")]
    [InlineData("Production", null, null)]
    [InlineData("Production", "", null)]
    [InlineData("Staging", null, null)]
    public void Only_development_has_a_default(string environment, string? setting, string? expected)
    {
        using var app = new ComposedApp(
            environment, setting is null ? [] : [new KeyValuePair<string, string?>("FRONTEND_URL", setting)]);

        var trusted = app.Services.GetRequiredService<CorsPolicy>().Trusted();

        Assert.Equal(expected is null ? [] : [expected], trusted.Origins);
        Assert.Equal(expected == "http://localhost:3000", trusted.IsOriginAllowed("http://localhost:3000"));
    }
}
