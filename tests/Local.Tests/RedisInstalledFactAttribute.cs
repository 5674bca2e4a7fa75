using Serverless.Local.Processes;

namespace Serverless.Local.Tests;

/// <summary>
/// A fact that needs redis-server. Without it the fact is skipped; in CI it fails.
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
