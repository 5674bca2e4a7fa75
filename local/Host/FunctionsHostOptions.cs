namespace Serverless.Local.Host;

/// <summary>Options of a host.</summary>
public sealed record FunctionsHostOptions
{
    /// <summary>Folder of the built app, with its <c>host.json</c> and its assemblies.</summary>
    public required string AppDirectory { get; init; }

    /// <summary>Address of the HTTP server; port 0 picks a free port.</summary>
    public required string Urls { get; init; }

    /// <summary>Value of <c>extensions.http.routePrefix</c> in <c>host.json</c>.</summary>
    public string RoutePrefix { get; init; } = "api";

    /// <summary>
    /// Looks up an app setting for <c>%Name%</c> in routes and schedules; returns null for an unknown one.
    /// </summary>
    public Func<string, string?> Settings { get; init; } = _ => null;

    /// <summary>
    /// Address of the worker's web server once it listens; null to use the address that the worker reports.
    /// </summary>
    public Task<Uri>? WorkerAddress { get; init; }

    public bool RunTimers { get; init; } = true;

    /// <summary>Stores timer leases and status. Without a store this process counts as the only one.</summary>
    public string? RedisConnection { get; init; }

    /// <summary>Hosts that share a Redis and this name run each timer once.</summary>
    public string TimerLeaseScope { get; init; } = "local";

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// Decides the order in which the outputs of one result are delivered. The official host guarantees no order.
    /// </summary>
    public Random Order { get; init; } = new();

    /// <summary>Destination of this host's log and of the worker's.</summary>
    public Action<Microsoft.Extensions.Logging.ILoggingBuilder> Logging { get; init; } = _ => { };
}
