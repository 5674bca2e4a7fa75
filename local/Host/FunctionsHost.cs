using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serverless.Local.Host.Http;
using Serverless.Local.Host.Realtime;
using Serverless.Local.Host.Timers;
using Serverless.Local.Host.Worker;

namespace Serverless.Local.Host;

/// <summary>
/// A small Functions host. It serves requests at one address and accepts a worker at another; the worker may run in
/// this process or in its own. Requests get 503 until a worker has loaded.
/// </summary>
public sealed class FunctionsHost : IAsyncDisposable
{
    private readonly WebApplication _front;
    private readonly WebApplication _rpc;
    private readonly WorkerSlot _slot;

    private FunctionsHost(WebApplication front, WebApplication rpc) =>
        (_front, _rpc, _slot) = (front, rpc, front.Services.GetRequiredService<WorkerSlot>());

    /// <summary>Address of the HTTP server.</summary>
    public Uri BaseAddress => AddressOf(_front);

    /// <summary>Address that the worker connects to.</summary>
    public Uri RpcAddress => AddressOf(_rpc);

    /// <summary>SignalR connection string that makes the app use this host's hubs.</summary>
    public string SignalRConnectionString =>
        $"Endpoint={BaseAddress.GetLeftPart(UriPartial.Authority)};"
        + $"AccessKey={_front.Services.GetRequiredService<HubTokens>().AccessKey};Version=1.0;";

    /// <summary>True while a worker is loaded.</summary>
    public bool HasWorker => _slot.Current is not null;

    /// <summary>Starts both servers. Fails when a port is in use.</summary>
    public static async Task<FunctionsHost> ListenAsync(
        FunctionsHostOptions options, CancellationToken cancellationToken)
    {
        var front = BuildFront(options);
        var rpc = BuildRpc(front.Services.GetRequiredService<WorkerSlot>());
        var host = new FunctionsHost(front, rpc);

        try
        {
            await front.StartAsync(cancellationToken);
            await rpc.StartAsync(cancellationToken);

            return host;
        }
        catch
        {
            await host.DisposeAsync();

            throw;
        }
    }

    /// <summary>Waits until a worker is loaded. Throws when loading fails.</summary>
    public Task WaitForWorkerAsync(CancellationToken cancellationToken) => _slot.Ready.WaitAsync(cancellationToken);

    /// <summary>Asks the worker to stop.</summary>
    public void TerminateWorker(TimeSpan grace) => _slot.Current?.Channel.Terminate(grace);

    public async ValueTask DisposeAsync()
    {
        // Running requests still need the worker.
        await _front.StopAsync();
        _slot.Stop();
        await _rpc.StopAsync();
        await _rpc.DisposeAsync();
        await _front.DisposeAsync();
    }

    private static WebApplication BuildFront(FunctionsHostOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(options.Urls).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBody.BytesMax;
        });
        options.Logging(builder.Logging);
        builder.Services
            .AddSingleton(options)
            .AddSingleton<IHostLifetime, NoLifetime>()
            .AddSingleton(options.Clock)
            .AddRouting()
            .AddHubs()
            .AddSingleton<ITimerStore>(_ => options.RedisConnection is { } redis
                ? new RedisTimerStore(redis, options.TimerLeaseScope)
                : new OwnTimerStore())
            .AddSingleton<WorkerLog>()
            .AddSingleton<WorkerLoader>()
            .AddSingleton(services => new WorkerSlot(
                options,
                services.GetRequiredService<WorkerLog>(),
                (channel, index) => services.GetRequiredService<WorkerLoader>().LoadAsync(channel, index)))
            .AddHttpForwarder();
        var app = builder.Build();
        var slot = app.Services.GetRequiredService<WorkerSlot>();
        var hubs = HubEndpoint.Build(((IApplicationBuilder)app).New());
        var rest = app.Services.GetRequiredService<HubRest>();
        ((IApplicationBuilder)app).Run(http => http.Request.Path.StartsWithSegments(HubAddress.Path) ? hubs(http)
            : http.Request.Path.StartsWithSegments(HubRest.Path) ? rest.ServeAsync(http)
            : ServeAsync(slot, http));

        return app;
    }

    private static Task ServeAsync(WorkerSlot slot, HttpContext http)
    {
        if (slot.Current is { } worker)
        {
            return worker.Http.ServeAsync(http);
        }

        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;

        return Task.CompletedTask;
    }

    private static WebApplication BuildRpc(WorkerSlot slot)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(slot).AddSingleton<IHostLifetime, NoLifetime>().AddRouting();
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = null);
        var app = builder.Build();
        app.UseRouting();
        app.MapGrpcService<WorkerService>();

        return app;
    }

    private static Uri AddressOf(WebApplication app) => new(
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    // The owner of the process handles signals, not this host.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
