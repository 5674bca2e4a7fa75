using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Serverless.Adapters.Edge;
using Serverless.Adapters.Platform;
using Serverless.Functions.Edge.Cors;
using Serverless.Functions.Edge.Description.Pages;
using Serverless.Functions.Edge.Idempotency;
using Serverless.Functions.Edge.Logs;
using Serverless.Functions.Edge.Metrics;
using Serverless.Functions.Edge.Protection;
using Serverless.Functions.Edge.RateLimiting;
using Serverless.Functions.Edge.Routing;
using Serverless.Functions.Edge.Tracing;

namespace Serverless.Functions.Edge;

internal static class EdgeModule
{
    public static IServiceCollection AddEdge(this IServiceCollection services)
    {
        services.AddOptions<CorsPolicy>().PostConfigure<IConfiguration>((policy, settings) =>
            policy.Origins = $"{policy.Origins},{settings[CorsPolicy.FrontendSetting]}");

        services.AddOptions<RateLimitPolicy>().PostConfigure<IConfiguration>((policy, settings) =>
        {
            policy.PerSecond = settings.GetValue<int?>(RateLimitPolicy.PerSecondSetting) ?? policy.PerSecond;
            policy.Burst = settings.GetValue<int?>(RateLimitPolicy.BurstSetting) ?? policy.Burst;
        });

        services.AddOptions<ProtectionPolicy>().PostConfigure<IConfiguration>((policy, settings) =>
            policy.RequestMilliseconds = GoDuration.Read(settings, ProtectionPolicy.RequestTimeSetting) is { } time
                ? (int)time.TotalMilliseconds
                : policy.RequestMilliseconds);

        services.AddOptions<TelemetryPolicy>()
            .PostConfigure<IConfiguration>((policy, settings) => policy.Read(settings));

        return services
            .AddLogs()
            .AddPolicy<TelemetryPolicy>("Telemetry")
            .AddSingleton<MeterReadings>()
            .AddHostedService<TelemetryExport>()
            .AddSingleton<SecretPaths>()
            .AddSingleton<RequestLog>()
            .AddPolicy<CorsPolicy>("Cors")
            .AddCors()
            .AddPolicy<RateLimitPolicy>("RateLimits")
            .AddSingleton<IValidateOptions<RateLimitPolicy>, RateLimitNames>()
            .AddRequestGate()
            .AddSingleton<IValidateOptions<IdempotencyPolicy>, IdempotencyRules>()
            .AddSingleton<RateBuckets>()
            .AddSingleton<ClientAddress>()
            .AddSingleton<RejectedCallers>()
            .AddSingleton<IdempotentRequests>()
            .AddPolicy<ProtectionPolicy>("Edge")
            .AddSingleton(FunctionTable.Of(typeof(EdgeModule).Assembly))
            .AddSingleton<RouteShapes>()
            .AddSingleton<PublishedFiles>();
    }
}
