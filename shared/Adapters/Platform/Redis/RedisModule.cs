using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Serverless.Adapters.Platform.Redis;

public static class RedisModule
{
    /// <summary>The connection that all contexts share. Nothing connects before the first call.</summary>
    public static IServiceCollection AddRedis(this IServiceCollection services)
    {
        services.AddOptions<RedisPolicy>()
            .PostConfigure<IConfiguration>((policy, settings) =>
                policy.ConnectionString = RedisAddress.Of(settings).Connection ?? policy.ConnectionString)
            .Validate(
                policy => !string.IsNullOrEmpty(policy.ConnectionString),
                $"{RedisPolicy.ConnectionSetting}, or REDIS_ADDR, must name a Redis, as host:port. On one's own "
                    + "machine: docker run -p 6379:6379 redis, then 127.0.0.1:6379. In Azure, infra-bicep/ makes one.");

        return services
            .AddPolicy<RedisPolicy>("Redis")
            .AddSingleton<RedisConnection>()
            .AddHostedService<NoteRedisAddress>()
            .AddHostedService<NoteEvictionPolicy>();
    }
}
