using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serverless.Adapters.Platform;

namespace Serverless.Functions.Http.Logs;

internal static class LogsModule
{
    private const string OwnCategories = "Serverless";
    private const string FrameworkCategories = "Microsoft.AspNetCore";
    private const string ConsoleProvider = "Console";
    private const string HostProvider = "Microsoft.Azure.Functions.Worker.Logging.WorkerLoggerProvider";

    public static IServiceCollection AddLogs(this IServiceCollection services)
    {
        services.AddOptions<LogPolicy>().PostConfigure<IConfiguration>((policy, settings) => policy.Read(settings));
        services.AddOptions<LoggerFilterOptions>().Configure<LogPolicy>((filter, policy) =>
        {
            filter.Rules.Add(new LoggerFilterRule(null, OwnCategories, policy.MinLevel, null));

            // Below that level the web server logs whole URLs, and some have tokens in their query.
            filter.Rules.Add(new LoggerFilterRule(null, FrameworkCategories, LogLevel.Warning, null));

            // The JSON provider writes every line already. The console's lines would mix with them, and a line through
            // the host costs a message to it.
            if (policy.IsJson)
            {
                filter.Rules.Add(new LoggerFilterRule(ConsoleProvider, null, LogLevel.None, null));
                filter.Rules.Add(new LoggerFilterRule(HostProvider, null, LogLevel.None, null));
                filter.Rules.Add(new LoggerFilterRule(HostProvider, OwnCategories, LogLevel.None, null));
                filter.Rules.Add(new LoggerFilterRule(HostProvider, FrameworkCategories, LogLevel.None, null));
            }
        });

        return services.AddPolicy<LogPolicy>("Logs").AddSingleton<ILoggerProvider, JsonLogProvider>();
    }
}
