using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform;
using Serverless.Domain.Http;

namespace Serverless.Adapters.Http;

public static class RequestGateModule
{
    public static IServiceCollection AddRequestGate(this IServiceCollection services)
    {
        services.AddOptions<IdempotencyPolicy>().PostConfigure<IConfiguration>((policy, settings) =>
            policy.KeySeconds = settings.GetValue<int?>(IdempotencyPolicy.KeySecondsSetting) ?? policy.KeySeconds);

        return services
            .AddPolicy<IdempotencyPolicy>("Idempotency")
            .AddSingleton<IRequestGate, RedisRequestGate>()
            .AddSingleton<IResponseStore, DocumentResponseStore>()
            .AddSingleton<PurgeResponses>();
    }
}
