using Serverless.Local.Processes;

namespace Serverless.Local.Tests;

/// <summary>
/// A fact about redis-server; skipped by name where it is not installed, but for CI, where it then fails.
/// </summary>
internal sealed class RedisInstalledFactAttribute : FactAttribute
{
    public RedisInstalledFactAttribute()
    {
        if (!RedisServer.IsRedisInstalled && Environment.GetEnvironmentVariable("CI") is not ("true" or "1"))
        {
            Skip = "redis-server is not installed.";
        }
    }
}
