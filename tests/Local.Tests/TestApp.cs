using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serverless.Local.Runtime;

namespace Serverless.Local.Tests;

/// <summary>A few functions, served by the runtime on a port of their own.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    private readonly IHost _host;

    private TestApp(IHost host)
    {
        _host = host;
        Client = new HttpClient
        {
            BaseAddress = new Uri(host.Services.GetRequiredService<IServer>().Features
                .Get<IServerAddressesFeature>()!.Addresses.First()),
        };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _host.Services;

    public static Task<TestApp> StartAsync<TFunctions>(Action<FunctionsApplicationBuilder>? configure = null) =>
        StartAsync(new LocalRuntimeOptions { FunctionTypes = [typeof(TFunctions)], RoutePrefix = "" }, configure);

    public static async Task<TestApp> StartAsync(
        LocalRuntimeOptions options, Action<FunctionsApplicationBuilder>? configure = null)
    {
        var builder = FunctionsApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        configure?.Invoke(builder);
        var host = builder.UseLocalRuntime(options).Build();
        await host.StartAsync();

        return new TestApp(host);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.StopAsync();
        _host.Dispose();
    }
}
