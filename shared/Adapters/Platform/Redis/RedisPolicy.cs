using System.ComponentModel.DataAnnotations;

namespace Serverless.Adapters.Platform.Redis;

/// <summary>The address of Redis, and the time limits of its calls. Section "Redis" of the settings.</summary>
public sealed record RedisPolicy
{
    /// <summary>
    /// The setting that takes precedence over <see cref="ConnectionString"/>, for hosts that provide one variable.
    /// </summary>
    public const string ConnectionSetting = "REDIS_CONNECTION";

    /// <summary>In the client's form: <c>host:port,password=…,ssl=true</c>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>A call that takes longer has an unknown outcome.</summary>
    [Range(50, 30_000)]
    public int CallMilliseconds { get; init; } = 2_000;

    [Range(100, 30_000)]
    public int ConnectMilliseconds { get; init; } = 3_000;

    public TimeSpan CallLimit => TimeSpan.FromMilliseconds(CallMilliseconds);

    public TimeSpan ConnectLimit => TimeSpan.FromMilliseconds(ConnectMilliseconds);
}
