namespace Serverless.Local.Runtime;

public sealed record LocalRuntimeOptions
{
    public const long WorkerBodyBytesMax = 30_000_000;

    /// <summary>Where the functions are looked for: usually all types of the functions' assembly.</summary>
    public required IReadOnlyList<Type> FunctionTypes { get; init; }

    /// <summary>Where the timers' leases are kept; without one this process is taken for the only one.</summary>
    public string? RedisConnection { get; init; }

    /// <summary>Hosts that share a Redis and this name run each timer once among them.</summary>
    public string TimerLeaseScope { get; init; } = "local";

    public bool RunTimers { get; init; } = true;

    /// <summary>As "extensions.http.routePrefix" in host.json.</summary>
    public string RoutePrefix { get; init; } = "api";
}
