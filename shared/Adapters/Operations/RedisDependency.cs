using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Operations;

namespace Serverless.Adapters.Operations;

/// <summary>
/// Writes a key by a script. A server that only reads, is out of memory or refuses writes for another reason fails it.
/// </summary>
internal sealed class RedisDependency(RedisConnection redis, ReadinessPolicy policy) : IDependency
{
    private const int LifetimeMilliseconds = 60_000;

    private static readonly RedisScript Probe = RedisScript.Load("probe.lua");

    public string Name => "redis";

    public TimeSpan Limit => policy.RedisLimit;

    public Task ProbeAsync() =>
        Probe.RunAsync(redis, ["operations:{probe}:written"], [LifetimeMilliseconds], CancellationToken.None);
}
