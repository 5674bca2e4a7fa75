using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serverless.Adapters.Platform;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Platform.Redis;
using Serverless.Functions;
using Serverless.Local.Bootpay;
using Serverless.Local.Host;
using Serverless.Local.Processes;
using Serverless.Local.Store;

namespace Serverless.Local;

/// <summary>
/// Runs the whole platform in this process: a Functions host, the worker with all functions, the embedded store and a
/// Redis. Several platforms may run at once.
/// </summary>
public sealed class LocalPlatform : IAsyncDisposable
{
    private const string SignalRSetting = "AzureSignalRConnectionString";

    private readonly FunctionsHost _host;
    private readonly IHost _worker;
    private readonly RedisServer? _redis;

    private LocalPlatform(
        FunctionsHost host, IHost worker, RedisServer? redis, string redisConnection, FakeBootpay? bootpay) =>
        (_host, _worker, _redis, RedisConnection, Bootpay) = (host, worker, redis, redisConnection, bootpay);

    /// <summary>The worker's services, which are the app's.</summary>
    public IServiceProvider Services => _worker.Services;

    public string RedisConnection { get; }

    /// <summary>The fake Bootpay that takes the payments; null without one.</summary>
    public FakeBootpay? Bootpay { get; }

    public Uri BaseAddress => _host.BaseAddress;

    public static async Task<LocalPlatform> StartAsync(
        LocalPlatformOptions options, CancellationToken cancellationToken)
    {
        var builder = InProcessWorker.CreateBuilder();
        LocalSettings.Apply(builder.Configuration, options);
        var urls = ContractPorts.AddTo(
            options.Urls ?? ListeningAddress.Of(builder.Configuration), options.ContractPorts);
        var connection = options.RedisConnection ?? RedisAddress.Of(builder.Configuration).Connection;
        var redis = string.IsNullOrEmpty(connection)
            ? await RedisServer.StartAsync(RedisKind.Auto, new RedisServerOptions(), cancellationToken)
            : null;
        connection = redis?.ConnectionString ?? connection!;
        builder.Configuration["REDIS_CONNECTION"] = connection;
        var workerAddress = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        IHost? worker = null;
        FunctionsHost? host = null;
        var payments = new FakeBootpayOptions();
        FakeBootpay? bootpay = null;

        try
        {
            bootpay = options.UsesFakeBootpay ? await FakeBootpay.StartAsync(payments, cancellationToken) : null;
            UseBootpay(builder.Configuration, bootpay, payments);
            host = await FunctionsHost.ListenAsync(
                HostOptions(builder, options, urls, connection, workerAddress.Task),
                cancellationToken);
            InProcessWorker.Connect(builder.Configuration, host.RpcAddress);
            builder.Configuration[SignalRSetting] = host.SignalRConnectionString;
            worker = Compose(builder, options);

            worker.Services.CheckSettings();

            // A folder that another process uses stops the start here, before requests are served.
            worker.Services.GetRequiredService<IDocuments>();
            await worker.StartAsync(cancellationToken);
            payments.WebhookUrl = new Uri(host.BaseAddress, "api/payments/webhook");
            workerAddress.SetResult(InProcessWorker.AddressOf(worker));
            await host.WaitForWorkerAsync(cancellationToken);

            return new LocalPlatform(host, worker, redis, connection, bootpay);
        }
        catch
        {
            await StopAsync(host, worker, redis, bootpay);

            throw;
        }
    }

    /// <summary>Returns when the process gets Ctrl+C or SIGTERM.</summary>
    public async Task WaitForShutdownAsync()
    {
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var lifetime = _worker.Services.GetRequiredService<IHostApplicationLifetime>();
        await using var registration = lifetime.ApplicationStopping.Register(stopping.SetResult);
        await stopping.Task;
    }

    public ValueTask DisposeAsync() => StopAsync(_host, _worker, _redis, Bootpay);

    // The keys of the environment belong to the real one.
    private static void UseBootpay(
        ConfigurationManager settings, FakeBootpay? bootpay, FakeBootpayOptions options)
    {
        if (bootpay is not null)
        {
            settings["BOOTPAY_API_BASE"] = bootpay.ApiBase;
            settings["BOOTPAY_REST_API_KEY"] = options.RestApiKey;
            settings["BOOTPAY_PRIVATE_KEY"] = options.PrivateKey;
            settings["BOOTPAY_CLIENT_KEY"] = string.Empty;
            settings["BOOTPAY_SECRET_KEY"] = string.Empty;
            settings["BOOTPAY_JS_KEY"] = string.Empty;
        }
    }

    private static FunctionsHostOptions HostOptions(
        FunctionsApplicationBuilder builder,
        LocalPlatformOptions options,
        string urls,
        string redis,
        Task<Uri> workerAddress) => new()
        {
            AppDirectory = AppContext.BaseDirectory,
            Urls = urls,
            RoutePrefix = HostJson.ReadRoutePrefix(),
            Settings = name => builder.Configuration[name],
            WorkerAddress = workerAddress,
            RunTimers = options.RunTimers,
            RedisConnection = redis,
            TimerLeaseScope = options.TimerLeaseScope,
            Logging = WriteWarnings,
        };

    // The app writes its own log. This logger is for the host and for what the app logs through the host.
    private static void WriteWarnings(ILoggingBuilder logging) => logging
        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
        .AddFilter("Microsoft.AspNetCore", LogLevel.Error)
        .AddFilter("Yarp", LogLevel.Error)
        .SetMinimumLevel(LogLevel.Warning);

    private static IHost Compose(FunctionsApplicationBuilder builder, LocalPlatformOptions options)
    {
        options.Configure?.Invoke(builder);
        builder.ConfigureFunctionsWebApplication();
        options.Compose(builder);
        builder.Services.AddEmbeddedDocuments();
        InProcessWorker.AddFunctions(
            builder.Services, [.. typeof(FunctionApp).Assembly.GetTypes(), .. options.MoreFunctions]);
        builder.Services.Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true);
        options.Override?.Invoke(builder);

        return builder.Build();
    }

    // The host stops first: running requests need the worker, and the host closes the worker's stream.
    private static async ValueTask StopAsync(
        FunctionsHost? host, IHost? worker, RedisServer? redis, FakeBootpay? bootpay)
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        if (worker is not null)
        {
            await worker.StopAsync();
            await ((IAsyncDisposable)worker).DisposeAsync();
        }

        if (redis is not null)
        {
            await redis.DisposeAsync();
        }

        if (bootpay is not null)
        {
            await bootpay.DisposeAsync();
        }
    }
}
