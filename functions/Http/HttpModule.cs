using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Serverless.Adapters.Http;
using Serverless.Adapters.Platform;
using Serverless.Functions.Http.Cors;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.Listeners;
using Serverless.Functions.Http.Logs;
using Serverless.Functions.Http.Metrics;
using Serverless.Functions.Http.OpenApi.Pages;
using Serverless.Functions.Http.Protection;
using Serverless.Functions.Http.RateLimiting;
using Serverless.Functions.Http.Routing;
using Serverless.Functions.Http.Tracing;

namespace Serverless.Functions.Http;

internal static class HttpModule
{
    public static IServiceCollection AddHttp(this IServiceCollection services)
    {
        services.AddOptions<CorsPolicy>().PostConfigure<IConfiguration, IHostEnvironment>(
            (policy, settings, environment) => policy.Origins = string.Join(
                ',',
                policy.Origins,
                settings[CorsPolicy.FrontendSetting]
                    ?? (environment.IsDevelopment() ? CorsPolicy.DevelopmentFrontend : null)));

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
            .AddHostedService<AddressHeaderCheck>()
            .AddSingleton<RateLimiter>()
            .AddSingleton<RejectedCallers>()
            .AddSingleton<IdempotentRequests>()
            .AddPolicy<ProtectionPolicy>("Edge")
            .AddSingleton(FunctionTable.Of(typeof(HttpModule).Assembly))
            .AddSingleton<RouteShapes>()
            .AddPolicy<ListenerPolicy>("Listeners")
            .AddSingleton<ListenerContracts>()
            .AddSingleton<UnmatchedRequests>()
            .AddSingleton<PublishedFiles>();
    }
}
