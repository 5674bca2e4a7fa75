using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NCrontab;
using Serverless.Local.Runtime.Discovery;
using Serverless.Local.Runtime.Http;
using Serverless.Local.Runtime.Invocation;
using Serverless.Local.Runtime.Realtime;
using Serverless.Local.Runtime.Routing;
using Serverless.Local.Runtime.Timers;

namespace Serverless.Local.Runtime;

/// <summary>All functions, ready to run, by what triggers them.</summary>
internal sealed class FunctionsApp
{
    private static readonly CrontabSchedule.ParseOptions SixFields = new() { IncludingSeconds = true };
    private readonly FunctionsApplicationBuilder _builder;
    private readonly IServiceProvider _services;
    private readonly List<(DeclaredFunction Declared, CompiledFunction Function)> _functions;

    public FunctionsApp(FunctionsApplicationBuilder builder, LocalRuntimeOptions options, IServiceProvider services)
    {
        _builder = builder;
        _services = services;
        var lifetimes = new ServiceLifetimes(builder.Services);
        var pipeline = builder.Pipeline(InvocationContext.InvokeAsync);
        _functions = [.. DeclaredFunction.FindAll(options.FunctionTypes).Select(declared =>
            (declared, new CompiledFunction(declared, lifetimes) { Pipeline = pipeline }))];
        var live = services.GetRequiredService<LiveOutputs>();
        LiveTriggers = new LiveTriggers(_functions, live, services, Logger<LiveTriggers>());
        Http = new HttpFrontend(Routes(options), ByName(), live, services, Logger<HttpFrontend>());
        var host = new TimerHost(
            services.GetRequiredService<ITimerLeases>(),
            services.GetRequiredService<TimeProvider>(),
            live,
            services,
            Logger<TimerRunner>());
        Timers = new TimerService(
            [.. Of<TimerTriggerAttribute>().Select(timer => new TimerRunner(
                timer.Function, timer.Trigger, Schedule(timer.Trigger), host))],
            services.GetRequiredService<IHostApplicationLifetime>());
    }

    public HttpFrontend Http { get; }

    public LiveTriggers LiveTriggers { get; }

    public TimerService Timers { get; }

    private RouteTable Routes(LocalRuntimeOptions options)
    {
        var constraints = RouteRules.Constraints(_services);

        return new RouteTable(Of<HttpTriggerAttribute>().Select(http => new HttpRoute(
            http.Function.Name,
            RouteRules.Complete(http.Function.Name, Resolve(http.Trigger.Route), options.RoutePrefix),
            http.Trigger.Methods ?? [],
            constraints)));
    }

    private Dictionary<string, CompiledFunction> ByName() =>
        _functions.ToDictionary(pair => pair.Function.Name, pair => pair.Function);

    private CrontabSchedule Schedule(TimerTriggerAttribute trigger) =>
        CrontabSchedule.Parse(Resolve(trigger.Schedule), SixFields);

    private string Resolve(string? text) => SettingExpressions.Resolve(text ?? "", _builder.Configuration);

    private IEnumerable<(CompiledFunction Function, TTrigger Trigger)> Of<TTrigger>()
        where TTrigger : class =>
        _functions.Where(pair => pair.Declared.Trigger is TTrigger)
            .Select(pair => (pair.Function, (TTrigger)(object)pair.Declared.Trigger));

    private ILogger<T> Logger<T>() => _services.GetRequiredService<ILogger<T>>();
}
