using System.ComponentModel.DataAnnotations;

namespace Serverless.Adapters.Platform.Redis;

/// <summary>Where Redis is, and how long anybody waits for it. Section "Redis" of the settings.</summary>
public sealed record RedisPolicy
{
    /// <summary>
    /// The setting that wins over <see cref="ConnectionString"/>, for hosts that hand out one plain variable.
    /// </summary>
    public const string ConnectionSetting = "REDIS_CONNECTION";

    /// <summary>In the client's own form: <c>host:port,password=…,ssl=true</c>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>A call that takes longer has an unknown outcome.</summary>
    [Range(50, 30_000)]
    public int CallMilliseconds { get; init; } = 2_000;

    [Range(100, 30_000)]
    public int ConnectMilliseconds { get; init; } = 3_000;

    public TimeSpan CallLimit => TimeSpan.FromMilliseconds(CallMilliseconds);

    public TimeSpan ConnectLimit => TimeSpan.FromMilliseconds(ConnectMilliseconds);
}
