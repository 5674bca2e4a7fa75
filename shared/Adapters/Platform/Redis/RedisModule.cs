using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Serverless.Adapters.Platform.Redis;

public static class RedisModule
{
    /// <summary>The connection that all contexts share. Nothing connects before the first call.</summary>
    public static IServiceCollection AddRedis(this IServiceCollection services)
    {
        services.AddOptions<RedisPolicy>().PostConfigure<IConfiguration>((policy, settings) =>
            policy.ConnectionString = RedisAddress.Of(settings).Connection ?? policy.ConnectionString);

        return services
            .AddPolicy<RedisPolicy>("Redis")
            .AddSingleton<RedisConnection>()
            .AddHostedService<NoteRedisAddress>();
    }
}
