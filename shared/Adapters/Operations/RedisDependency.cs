using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Operations;

namespace Serverless.Adapters.Operations;

internal sealed class RedisDependency(RedisConnection redis, ReadinessPolicy policy) : IDependency
{
    private static readonly RedisCommand Ping = new("PING");

    public string Name => "redis";

    public TimeSpan Limit => policy.RedisLimit;

    public Task ProbeAsync() => Ping.RunAsync(redis, database => database.PingAsync(), CancellationToken.None);
}
