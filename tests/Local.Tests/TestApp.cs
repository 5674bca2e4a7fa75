using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serverless.Local.Host;

namespace Serverless.Local.Tests;

/// <summary>Functions of the tests in the official worker, behind a separate host.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    private readonly FunctionsHost _host;
    private readonly IHost _worker;

    private TestApp(FunctionsHost host, IHost worker)
    {
        (_host, _worker) = (host, worker);
        Client = new HttpClient { BaseAddress = host.BaseAddress };
    }

    public HttpClient Client { get; }

    public static Task<TestApp> StartAsync<TFunctions>(
        Action<FunctionsApplicationBuilder>? configure = null,
        Func<FunctionsHostOptions, FunctionsHostOptions>? change = null) =>
        StartAsync([typeof(TFunctions)], configure, change);

    private static async Task<TestApp> StartAsync(
        IReadOnlyList<Type> functions,
        Action<FunctionsApplicationBuilder>? configure,
        Func<FunctionsHostOptions, FunctionsHostOptions>? change)
    {
        var builder = InProcessWorker.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.ConfigureFunctionsWebApplication();
        configure?.Invoke(builder);
        InProcessWorker.AddFunctions(builder.Services, functions);
        var workerAddress = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        IHost? worker = null;
        var options = new FunctionsHostOptions
        {
            AppDirectory = AppContext.BaseDirectory,
            Urls = "http://127.0.0.1:0",
            RoutePrefix = "",
            Settings = name => builder.Configuration[name],
            WorkerAddress = workerAddress.Task,
        };
        var host = await FunctionsHost.ListenAsync(change?.Invoke(options) ?? options, default);

        try
        {
            InProcessWorker.Connect(builder.Configuration, host.RpcAddress);
            builder.Configuration["AzureSignalRConnectionString"] = host.SignalRConnectionString;
            worker = builder.Build();
            await worker.StartAsync();
            workerAddress.SetResult(InProcessWorker.AddressOf(worker));
            await host.WaitForWorkerAsync(default);

            return new TestApp(host, worker);
        }
        catch
        {
            await host.DisposeAsync();
            worker?.Dispose();

            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
        await _worker.StopAsync();
        _worker.Dispose();
    }
}
