using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Serverless.Adapters.Platform;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Platform.Documents.Tables;
using Serverless.Local.Store;

namespace Serverless.Adapters.Tests.Platform.Documents;

public sealed class DocumentsModuleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Host_opens_the_embedded_engine_on_start_and_closes_it_on_disposal()
    {
        using (var host = Host(("Documents:Folder", _folder.Path)))
        {
            await host.StartAsync();
            Assert.Equal(nameof(EmbeddedDocuments), EngineOf(host));
            Assert.Throws<DocumentFolderException>(() => EmbeddedDocuments.Open(_folder.Path, new EmbeddedLimits()));
            await host.StopAsync();
        }

        EmbeddedDocuments.Open(_folder.Path, new EmbeddedLimits()).Dispose();
    }

    [Theory]
    [InlineData("Documents:ConnectionString")]
    [InlineData("AzureWebJobsStorage")]
    public void Opens_tables_from_either_connection_setting(string setting)
    {
        using var host = Host(("Documents:Engine", "Tables"), (setting, "UseDevelopmentStorage=true"));

        Assert.Equal(nameof(TableDocuments), EngineOf(host));
    }

    [Theory]
    [InlineData("Documents:Engine", "Tables", "AzureWebJobsStorage")]
    [InlineData("Documents:Folder", "", "Folder")]
    [InlineData("Documents:TablePrefix", "9_", "TablePrefix")]
    public async Task Startup_fails_on_an_invalid_setting(string setting, string value, string expected)
    {
        using var host = Host(("Documents:Folder", _folder.Path), (setting, value));

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Startup_fails_on_a_folder_in_use()
    {
        using var first = EmbeddedDocuments.Open(_folder.Path, new EmbeddedLimits());
        using var host = Host(("Documents:Folder", _folder.Path));

        await Assert.ThrowsAsync<DocumentFolderException>(() => host.StartAsync());
    }

    [Fact]
    public async Task Startup_fails_with_the_embedded_engine_outside_the_local_host()
    {
        var builder =
            Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration["Documents:Engine"] = "Embedded";
        builder.Services.AddPlatform().AddDocuments();
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("Local host only", error.Message, StringComparison.Ordinal);
    }

    private static string EngineOf(IHost host) =>
        Assert.IsType<ObservedDocuments>(host.Services.GetRequiredService<IDocuments>()).Engine;

    private static IHost Host(params (string Name, string Value)[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(
            new HostApplicationBuilderSettings { EnvironmentName = Environments.Development });

        builder.Configuration["Documents:Engine"] = "Embedded";

        foreach (var (name, value) in settings)
        {
            builder.Configuration[name] = value;
        }

        builder.Services.AddPlatform().AddDocuments().AddEmbeddedDocuments();

        return builder.Build();
    }
}
