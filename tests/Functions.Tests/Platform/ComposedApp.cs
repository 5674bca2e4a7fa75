using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Serverless.Functions.Tests.Platform;

/// <summary>The app's services with the given settings, composed but not started.</summary>
internal sealed class ComposedApp : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly ConfigurationManager _settings;

    public ComposedApp(string environment, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        // Watching files takes a handle for each app, and the number of handles is limited.
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        var builder = FunctionsApplication.CreateBuilder(["--environment", environment]);
        builder.Environment.EnvironmentName = environment;

        // The last of two values of one name applies.
        builder.Configuration.AddInMemoryCollection(
            settings.GroupBy(setting => setting.Key).ToDictionary(group => group.Key, group => group.Last().Value));
        FunctionApp.Compose(builder);
        _settings = builder.Configuration;
        _services = builder.Services.BuildServiceProvider();
        Policies =
        [
            .. builder.Services.Select(service => service.ServiceType)
                .Where(type => type.Name.EndsWith("Policy", StringComparison.Ordinal) && !type.IsGenericType)
                .Distinct(),
        ];
    }

    public IConfiguration Settings => _settings;

    public IServiceProvider Services => _services;

    public IReadOnlyList<Type> Policies { get; }

    public void Dispose()
    {
        _services.Dispose();
        _settings.Dispose();
    }
}
