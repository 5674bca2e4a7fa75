using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.SignalRService;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Serverless.Local.Runtime.Realtime;
using Serverless.Local.Runtime.Timers;

namespace Serverless.Local.Runtime;

/// <summary>Serves the functions of one app in this process, as the Functions host and its worker do in two.</summary>
public static class LocalRuntime
{
    /// <summary>Makes the builder's Build() give a web server that runs these functions.</summary>
    public static FunctionsApplicationBuilder UseLocalRuntime(
        this FunctionsApplicationBuilder builder, LocalRuntimeOptions options)
    {
        builder.Runtime = _ => Build(builder, options);

        return builder;
    }

    private static WebApplication Build(FunctionsApplicationBuilder builder, LocalRuntimeOptions options)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<HubTickets>().AddSingleton<IHubTickets>(own => own.GetRequiredService<HubTickets>());
        services.AddHubs();
        services.AddSingleton<ITimerLeases>(_ => options.RedisConnection is { } redis
            ? new RedisTimerLeases(redis, options.TimerLeaseScope)
            : new OwnTimerLeases());
        services.AddSingleton(own => new FunctionsApp(builder, options, own));
        services.AddSingleton(own => own.GetRequiredService<FunctionsApp>().LiveTriggers);

        if (options.RunTimers)
        {
            services.AddSingleton<IHostedService>(own => own.GetRequiredService<FunctionsApp>().Timers);
        }

        // The worker's own limit: a larger body ends in 500, once a function reads it.
        builder.Web.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LocalRuntimeOptions.WorkerBodyBytesMax;
        });
        var app = builder.Web.Build();

        // Reading every declaration now makes a wrong one stop the start.
        var functions = app.Services.GetRequiredService<FunctionsApp>();
        var hubs = HubEndpoint.Build(((IApplicationBuilder)app).New());
        ((IApplicationBuilder)app).Run(http => http.Request.Path.StartsWithSegments(HubAddress.Path)
            ? hubs(http)
            : functions.Http.ServeAsync(http));

        return app;
    }
}
