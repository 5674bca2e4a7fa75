using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serverless.Adapters.Platform.Documents.Tables;

namespace Serverless.Adapters.Platform.Documents;

/// <summary>The durable store. A setting selects its engine, and the program does not start without it.</summary>
public static class DocumentsModule
{
    private const string Section = "Documents";
    private const string HostStorage = "AzureWebJobsStorage";
    private const string HowToFind = "In Azure: az storage account show-connection-string --name <account>";
    private const string DevelopmentStorage = "UseDevelopmentStorage=true";

    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.AddOptions<DocumentsPolicy>()
            .PostConfigure<IConfiguration>((policy, settings) => policy.ConnectionString ??= settings[HostStorage])
            .Validate(
                policy => policy.Engine != DocumentsEngine.Tables || IsConnectionString(policy.ConnectionString),
                $"{HostStorage}, or {Section}:ConnectionString, must be the connection string of a storage account, as "
                    + $"{Section}:Engine is Tables. On one's own machine: npx azurite, then {DevelopmentStorage}. "
                    + HowToFind)
            .Validate<IHostEnvironment>(
                (policy, environment) => environment.IsDevelopment()
                    || policy.Engine != DocumentsEngine.Tables
                    || policy.ConnectionString?.Trim().TrimEnd(';') != DevelopmentStorage,
                $"{HostStorage}, or {Section}:ConnectionString, is {DevelopmentStorage}, whose key is public: it is "
                    + $"for development. {HowToFind}")
            .Validate<IEnumerable<IDocumentsEngine>>(
                (policy, engines) => engines.Any(engine => engine.Name == policy.Engine),
                $"{Section}:Engine can be Embedded in the Local host only.");

        return services
            .AddPolicy<DocumentsPolicy>(Section)
            .AddSingleton<IDocumentsEngine, TablesEngine>()
            .AddSingleton<IDocuments>(provider => new ObservedDocuments(Open(provider)))
            .AddHostedService<OpenDocuments>();
    }

    private static IDocuments Open(IServiceProvider provider)
    {
        var policy = provider.GetRequiredService<DocumentsPolicy>();

        return provider.GetServices<IDocumentsEngine>().First(engine => engine.Name == policy.Engine).Open(policy);
    }

    internal static bool IsConnectionString(string? connectionString)
    {
        try
        {
            return !string.IsNullOrWhiteSpace(connectionString) && new TableServiceClient(connectionString) is not null;
        }
        catch (Exception exception)
            when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
