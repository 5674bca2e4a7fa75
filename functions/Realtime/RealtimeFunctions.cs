using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serverless.Adapters.Platform;
using Serverless.Adapters.Realtime;

namespace Serverless.Functions.Realtime;

internal static class RealtimeFunctions
{
    /// <summary>The rooms and the hub.</summary>
    public static IServiceCollection AddRealtimeFunctions(this IServiceCollection services)
    {
        services.AddOptions<LivePolicy>()
            .PostConfigure<IConfiguration>((policy, settings) =>
                policy.ConnectionString = settings[LiveHub.ConnectionSetting] ?? string.Empty)
            .Validate<IHostEnvironment>(
                (policy, environment) => environment.IsDevelopment() || !policy.IsOfEmulator,
                LivePolicy.EmulatorKeyRejected);

        return services
            .AddRealtime()
            .AddSingleton<LiveMessageFilter>()
            .AddSingleton<RoomNotifications>()
            .AddPolicy<LivePolicy>("Live")
            .AddServerlessHub<Live>()
            .AddTransient<Live>();
    }
}
