using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Serverless.Adapters.Catalogue;

namespace Serverless.Adapters.Tests.Catalogue;

public sealed class CatalogueModuleTests
{
    [Theory]
    [InlineData("Development", "true")]
    [InlineData("Development", "false")]
    [InlineData("Production", "false")]
    [InlineData("Production", null)]
    public void Starts_with_implicit_events_in_development_only_or_without_them(string environment, string? setting) =>
        Assert.Null(Record.Exception(() => Validate(environment, setting)));

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void Startup_fails_with_implicit_events_outside_development(string environment)
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Validate(environment, "true"));

        Assert.Contains("Gateway:ImplicitEvents is for development", fault.Message, StringComparison.Ordinal);
    }

    private static void Validate(string environment, string? setting)
    {
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?> { ["Gateway:ImplicitEvents"] = setting })
                .Build())
            .AddSingleton<IHostEnvironment>(new NamedEnvironment { EnvironmentName = environment })
            .AddCatalogue()
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
