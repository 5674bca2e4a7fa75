using Serverless.Local.Processes;

namespace Serverless.Functions.Tests.Backends;

/// <summary>A theory that needs redis-server; in CI it runs anyway and fails without one.</summary>
public sealed class RedisInstalledTheoryAttribute : TheoryAttribute
{
    public RedisInstalledTheoryAttribute() => Skip = MissingRedis.Reason;
}

/// <summary>The same for a fact.</summary>
public sealed class RedisInstalledFactAttribute : FactAttribute
{
    public RedisInstalledFactAttribute() => Skip = MissingRedis.Reason;
}

internal static class MissingRedis
{
    /// <summary>Null where redis-server is installed, or has to be.</summary>
    public static string? Reason { get; } =
        RedisServer.IsRedisInstalled || Environment.GetEnvironmentVariable("CI") is "true" or "1"
            ? null
            : "redis-server is not installed on this machine.";
}
