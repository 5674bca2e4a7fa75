namespace Serverless.Local.Processes;

public enum RedisKind
{
    /// <summary>redis-server where it is installed, which is smaller and starts faster; otherwise Garnet.</summary>
    Auto,
    Redis,
    Garnet,
}

public sealed record RedisServerOptions
{
    /// <summary>The port to listen on; without one, a free one is found.</summary>
    public int? Port { get; init; }

    /// <summary>
    /// What Garnet may keep in memory before it forgets the oldest keys. It takes memory only as it needs it; a million
    /// waiting visitors need about 400 MB.
    /// </summary>
    public string GarnetMemory { get; init; } = "1g";

    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(30);
}
