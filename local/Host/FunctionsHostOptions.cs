namespace Serverless.Local.Host;

/// <summary>What a host is told by the one who starts it.</summary>
public sealed record FunctionsHostOptions
{
    /// <summary>The folder of the built app: its <c>host.json</c> and its assemblies.</summary>
    public required string AppDirectory { get; init; }

    /// <summary>Where requests are answered; port 0 takes a free one.</summary>
    public required string Urls { get; init; }

    /// <summary>As <c>extensions.http.routePrefix</c> in <c>host.json</c>.</summary>
    public string RoutePrefix { get; init; } = "api";

    /// <summary>The app's settings by name, for <c>%Name%</c> in routes and schedules; null for unknown ones.</summary>
    public Func<string, string?> Settings { get; init; } = _ => null;

    /// <summary>
    /// The address of the worker's web server, once it listens; without this the address that the worker tells counts.
    /// </summary>
    public Task<Uri>? WorkerAddress { get; init; }

    public bool RunTimers { get; init; } = true;

    /// <summary>Where timers keep leases and their status; without one this process is taken for the only one.</summary>
    public string? RedisConnection { get; init; }

    /// <summary>Hosts that share a Redis and this name run each timer once among them.</summary>
    public string TimerLeaseScope { get; init; } = "local";

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Decides in which order the outputs of one result are delivered; the official host promises none.</summary>
    public Random Order { get; init; } = new();

    /// <summary>Where this host writes its own log and the worker's.</summary>
    public Action<Microsoft.Extensions.Logging.ILoggingBuilder> Logging { get; init; } = _ => { };
}
