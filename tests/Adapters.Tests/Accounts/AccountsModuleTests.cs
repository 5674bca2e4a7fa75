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
    public void Startup_accepts_settings_that_are_safe_in_the_environment(
        string environment, string? secret, string? iterations) => Validate(environment, secret, iterations);

    [Theory]
    [InlineData("Development", null, null)]
    [InlineData("Development", "", null)]
    [InlineData("Production", "0123456789abcdef0123456789abcde", null)]
    [InlineData("Production", "your-secret-key-change-in-production", null)]
    [InlineData("Production", Secret, "99999")]
    [InlineData("Development", Secret, "0")]
    public void Startup_rejects_unsafe_settings(string environment, string? secret, string? iterations)
    {
        var fault = Record.Exception(() => Validate(environment, secret, iterations));

        Assert.True(fault is OptionsValidationException or AggregateException, fault?.ToString());
        Assert.True(secret is null or "" || !fault!.Message.Contains(secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Development", "JWT_SKIP_VERIFY=true")]
    [InlineData("Production", "JWT_SKIP_VERIFY=false")]
    [InlineData("Production", "JWT_CACHE_TTL=10m")]
    [InlineData("Production", "JWT_CACHE_TTL=")]
    [InlineData("Production", "JWT_JWKS_URL=https://a.example/keys;JWT_ISSUER=https://a.example;JWT_AUDIENCE=b")]
    [InlineData("Development", "JWT_JWKS_URL=http://127.0.0.1:1/keys;JWT_ISSUER=a;JWT_AUDIENCE=b")]
    public void Startup_accepts_complete_issuer_settings(string environment, string settings) =>
        Assert.Null(Record.Exception(() => Validate(environment, Secret, null, settings)));

    [Theory]
    [InlineData("Production", "JWT_SKIP_VERIFY=true")]
    [InlineData("Staging", "JWT_SKIP_VERIFY=True")]
    [InlineData("Development", "JWT_SKIP_VERIFY=maybe")]
    [InlineData("Development", "JWT_CACHE_TTL=600")]
    [InlineData("Development", "JWT_CACHE_TTL=1s")]
    [InlineData("Development", "JWT_CACHE_TTL=48h")]
    [InlineData("Production", "JWT_JWKS_URL=http://a.example/keys;JWT_ISSUER=a;JWT_AUDIENCE=b")]
    [InlineData("Development", "JWT_JWKS_URL=/keys;JWT_ISSUER=a;JWT_AUDIENCE=b")]
    [InlineData("Development", "JWT_JWKS_URL=file:///etc/keys;JWT_ISSUER=a;JWT_AUDIENCE=b")]
    [InlineData("Development", "JWT_JWKS_URL=https://a.example/keys;JWT_AUDIENCE=b")]
    [InlineData("Development", "JWT_JWKS_URL=https://a.example/keys;JWT_ISSUER=a")]
    [InlineData("Development", "Jwt:KeysFreshSeconds=5;Jwt:KeysFetchIntervalSeconds=6")]
    public void Startup_rejects_incomplete_or_unsafe_issuer_settings(string environment, string settings) =>
        Assert.IsAssignableFrom<OptionsValidationException>(
            Record.Exception(() => Validate(environment, Secret, null, settings)));

    private static void Validate(string environment, string? secret, string? iterations, string more = "")
    {
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(more.Split(';', StringSplitOptions.RemoveEmptyEntries)
                    .Select(pair => pair.Split('=', 2))
                    .ToDictionary(pair => pair[0], string? (pair) => pair[1]))
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
