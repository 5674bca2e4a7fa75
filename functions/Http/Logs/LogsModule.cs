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

            // Below that the web server writes down whole addresses, and some carry tokens in their query.
            filter.Rules.Add(new LoggerFilterRule(null, FrameworkCategories, LogLevel.Warning, null));

            // Every line is in our own form already. The framework's would stand between ours, and a line that goes
            // through the host costs a message to it.
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
