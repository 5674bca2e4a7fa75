using Microsoft.Extensions.Logging;
using Serverless.Local.Host.Http;
using Serverless.Local.Host.Realtime;
using Serverless.Local.Host.Routing;
using Serverless.Local.Host.Timers;
using Yarp.ReverseProxy.Forwarder;

namespace Serverless.Local.Host.Worker;

/// <summary>Prepares a worker's functions. An invalid declaration stops the start.</summary>
internal sealed class WorkerLoader(
    FunctionsHostOptions options,
    IHttpForwarder forwarder,
    LiveOutputs outputs,
    ITimerStore timers,
    IServiceProvider services,
    ILoggerFactory loggers)
{
    public const string HttpTriggerType = "httpTrigger";

    public async Task<LoadedWorker> LoadAsync(WorkerChannel channel, WorkerIndex index)
    {
        var address = options.WorkerAddress is { } listening ? await listening : index.HttpAddress
            ?? throw new InvalidOperationException(
                "The worker has no web server: it must use the ASP.NET integration.");

        return new LoadedWorker(
            channel,
            new HttpFunctions(
                Routes(index.Functions),
                index.Functions.ToDictionary(function => function.Name),
                channel,
                new WorkerForwarder(forwarder, address),
                outputs,
                loggers.CreateLogger<HttpFunctions>()),
            new LiveTriggers(index.Functions, channel, outputs, loggers.CreateLogger<LiveTriggers>()),
            TimerService.Of(index.Functions, options, new TimerHost(
                timers, options.Clock, channel, outputs, loggers.CreateLogger<TimerRunner>())));
    }

    private RouteTable Routes(IEnumerable<IndexedFunction> functions)
    {
        var constraints = RouteRules.Constraints(services);

        return new RouteTable(functions.Where(function => function.IsTriggeredBy(HttpTriggerType)).Select(function =>
            new HttpRoute(
                function.Name,
                RouteRules.Complete(
                    function.Name,
                    SettingExpressions.Resolve(function.Trigger.Text("route") ?? "", options.Settings),
                    options.RoutePrefix),
                function.Trigger.Texts("methods"),
                constraints)));
    }
}
