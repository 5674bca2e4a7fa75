namespace Serverless.Local.Processes;

public enum RedisKind
{
    /// <summary>
    /// True to use redis-server if it is installed, because it is smaller and starts faster; else Garnet.
    /// </summary>
    Auto,
    Redis,
    Garnet,
}

public sealed record RedisServerOptions
{
    /// <summary>Port to listen on; null picks a free port.</summary>
    public int? Port { get; init; }

    /// <summary>
    /// Memory limit of Garnet, after which it evicts the oldest keys. Memory is allocated as needed; a million queued
    /// visitors need about 400 MB.
    /// </summary>
    public string GarnetMemory { get; init; } = "1g";

    /// <summary>More arguments of redis-server; Garnet gets none.</summary>
    public IReadOnlyList<string> RedisArguments { get; init; } = [];

    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(30);
}
