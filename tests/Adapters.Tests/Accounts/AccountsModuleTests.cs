using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Serverless.Adapters.Accounts;

namespace Serverless.Adapters.Tests.Accounts;

public sealed class AccountsModuleTests
{
    private const string Secret = "0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("Production", Secret, "100000")]
    [InlineData("Production", Secret, null)]
    [InlineData("Development", Secret, "1")]
    public void Starts_with_settings_that_are_safe_where_it_runs(
        string environment, string? secret, string? iterations) => Validate(environment, secret, iterations);

    [Theory]
    [InlineData("Development", null, null)]
    [InlineData("Development", "", null)]
    [InlineData("Production", "0123456789abcdef0123456789abcde", null)]
    [InlineData("Production", "your-secret-key-change-in-production", null)]
    [InlineData("Production", Secret, "99999")]
    [InlineData("Development", Secret, "0")]
    public void Refuses_to_start_with_settings_that_are_not(string environment, string? secret, string? iterations)
    {
        var fault = Record.Exception(() => Validate(environment, secret, iterations));

        Assert.True(fault is OptionsValidationException or AggregateException, fault?.ToString());
        Assert.True(secret is null or "" || !fault!.Message.Contains(secret, StringComparison.Ordinal));
    }

    private static void Validate(string environment, string? secret, string? iterations)
    {
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?>
                {
                    ["JWT_SECRET"] = secret,
                    ["Accounts:PasswordIterations"] = iterations ?? "210000",
                })
                .Build())
            .AddSingleton<IHostEnvironment>(new NamedEnvironment { EnvironmentName = environment })
            .AddAccounts()
            .BuildServiceProvider();

        services.GetRequiredService<IStartupValidator>().Validate();
    }

    private sealed class NamedEnvironment : IHostEnvironment
    {
        public required string EnvironmentName { get; set; }

        public string ApplicationName { get; set; } = string.Empty;

        public string ContentRootPath { get; set; } = string.Empty;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
