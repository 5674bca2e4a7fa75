using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using Serverless.Functions.Http;

namespace Serverless.Functions.Tests.Http;

/// <summary>A rate limit with an unknown name would protect nothing without notice, so startup fails.</summary>
public sealed class RateLimitNamesTests
{
    [Theory]
    [InlineData("Routes", "LogIn=10/40, ShowMap=1/2", "ShowMap")]
    [InlineData("Routes", "ShowLiveness=1/2", "ShowLiveness")]
    [InlineData("Routes", "AdmitVisitors=1/2", "AdmitVisitors")]
    [InlineData("Routes", "LogIn=1/2, login=3/4", "login")]
    [InlineData("Contracts", "Tiketti=1/2", "Tiketti")]
    [InlineData("Contracts", "3=1/2", "3")]
    [InlineData("Contracts", "Movie=1/2,Movie=1/2", "Movie")]
    public void Startup_fails_on_an_unknown_or_repeated_name(string setting, string value, string name)
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Validate(setting, value));

        Assert.Contains($"RateLimits:{setting}", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"\"{name}\"", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Routes", "")]
    [InlineData("Routes", "login=10/40, ZzAnswerUnknownRoute=1/2")]
    [InlineData("Contracts", "tiketi=1/2, Gateway=3/4")]
    public void Accepts_known_names_in_any_case(string setting, string value) => Validate(setting, value);

    private static void Validate(string setting, string value)
    {
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection([new($"RateLimits:{setting}", value)])
                .Build())
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Development })
            .AddHttp()
            .BuildServiceProvider();

        services.GetRequiredService<IStartupValidator>().Validate();
    }
}
