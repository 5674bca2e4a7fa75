using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serverless.Adapters.Platform;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Platform.Redis;
using Serverless.Functions;
using Serverless.Local.Processes;
using Serverless.Local.Runtime;

namespace Serverless.Local;

/// <summary>
/// The whole platform in this process: its functions on a port, the embedded store, a Redis. Many may run at once.
/// </summary>
public sealed class LocalPlatform : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly RedisServer? _redis;

    private LocalPlatform(IHost host, RedisServer? redis, string redisConnection) =>
        (_host, _redis, RedisConnection) = (host, redis, redisConnection);

    public IServiceProvider Services => _host.Services;

    public string RedisConnection { get; }

    public Uri BaseAddress => new(_host.Services.GetRequiredService<IServer>().Features
        .Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<LocalPlatform> StartAsync(
        LocalPlatformOptions options, CancellationToken cancellationToken)
    {
        var builder = FunctionsApplication.CreateBuilder([
            "--environment", Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT") ?? "Development",
            "--hostBuilder:reloadConfigOnChange", "false"]);
        LocalSettings.Apply(builder.Configuration, options);
        builder.Configuration["urls"] = options.Urls ?? ListeningAddress.Of(builder.Configuration);
        var connection = options.RedisConnection ?? RedisAddress.Of(builder.Configuration).Connection;
        var redis = string.IsNullOrEmpty(connection)
            ? await RedisServer.StartAsync(RedisKind.Auto, new RedisServerOptions(), cancellationToken)
            : null;
        connection = redis?.ConnectionString ?? connection!;
        builder.Configuration["REDIS_CONNECTION"] = connection;

        try
        {
            var host = Compose(builder, options, connection);
            await StartAsync(host, cancellationToken);

            return new LocalPlatform(host, redis, connection);
        }
        catch when (redis is not null)
        {
            await redis.DisposeAsync();

            throw;
        }
    }

    /// <summary>Ends when somebody asks the process to stop: Ctrl+C or SIGTERM.</summary>
    public Task WaitForShutdownAsync() => _host.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await DisposeAsync(_host);

        if (_redis is not null)
        {
            await _redis.DisposeAsync();
        }
    }

    private static IHost Compose(FunctionsApplicationBuilder builder, LocalPlatformOptions options, string redis)
    {
        options.Configure?.Invoke(builder);
        builder.ConfigureFunctionsWebApplication();
        options.Compose(builder);
        options.Override?.Invoke(builder);

        return builder.UseLocalRuntime(new LocalRuntimeOptions
        {
            FunctionTypes = [.. typeof(FunctionApp).Assembly.GetTypes(), .. options.MoreFunctions],
            RedisConnection = redis,
            RunTimers = options.RunTimers,
            TimerLeaseScope = options.TimerLeaseScope,
            RoutePrefix = HostJson.ReadRoutePrefix(),
        }).Build();
    }

    private static async Task StartAsync(IHost host, CancellationToken cancellationToken)
    {
        try
        {
            host.Services.CheckSettings();

            // A folder that somebody else has stops the start here, before anything is served.
            host.Services.GetRequiredService<IDocuments>();
            await host.StartAsync(cancellationToken);
        }
        catch
        {
            await DisposeAsync(host);

            throw;
        }
    }

    private static ValueTask DisposeAsync(IHost host)
    {
        if (host is IAsyncDisposable disposable)
        {
            return disposable.DisposeAsync();
        }

        host.Dispose();

        return ValueTask.CompletedTask;
    }
}
