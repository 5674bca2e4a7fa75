using Serverless.Local.Processes;

namespace Serverless.Local.Tests;

/// <summary>A fact about redis-server; skipped by name where it is not installed.</summary>
internal sealed class RedisInstalledFactAttribute : FactAttribute
{
    public RedisInstalledFactAttribute()
    {
        if (!RedisServer.IsRedisInstalled)
        {
            Skip = "redis-server is not installed.";
        }
    }
}
