using Microsoft.Azure.Functions.Worker.Builder;
using Serverless.Functions;

namespace Serverless.Local;

public sealed record LocalPlatformOptions
{
    /// <summary>Folder of the store and of the secret. Only one platform at a time can use it.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Port 0 picks a free port; null uses the setting PORT, or 7071, on loopback.</summary>
    public string? Urls { get; init; } = "http://127.0.0.1:0";

    /// <summary>
    /// More ports beside the address in <see cref="Urls"/>, on the same host, and the API contract that owns each.
    /// </summary>
    public IReadOnlyDictionary<int, string> ContractPorts { get; init; } = new Dictionary<int, string>();

    /// <summary>Redis to use; null uses the setting REDIS_CONNECTION, or starts a Redis.</summary>
    public string? RedisConnection { get; init; }

    /// <summary>Whether payments of flights go to a fake Bootpay that starts beside the platform.</summary>
    public bool UsesFakeBootpay { get; init; }

    public bool RunTimers { get; init; } = true;

    /// <summary>
    /// True to log every request as a JSON line on standard output; false to log only warnings as text. Settings
    /// override both.
    /// </summary>
    public bool WritesJsonLog { get; init; }

    /// <summary>Platforms that share a Redis and this name run each timer once.</summary>
    public string TimerLeaseScope { get; init; } = "local";

    /// <summary>Settings that override the environment, local.settings.json and the defaults.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Functions in addition to the app's. The app's function table must contain them, too.</summary>
    public IReadOnlyList<Type> MoreFunctions { get; init; } = [];

    /// <summary>Composes the app. A benchmark replaces it to measure the cost of the HTTP layer.</summary>
    public Action<FunctionsApplicationBuilder> Compose { get; init; } = FunctionApp.Compose;

    /// <summary>Registers services before the app does. The app keeps those that it adds with TryAdd.</summary>
    public Action<FunctionsApplicationBuilder>? Configure { get; init; }

    /// <summary>Changes the app's registrations, for example to replace a port by a fake.</summary>
    public Action<FunctionsApplicationBuilder>? Override { get; init; }
}
