using Microsoft.Azure.Functions.Worker.Builder;
using Serverless.Functions;

namespace Serverless.Local;

public sealed record LocalPlatformOptions
{
    /// <summary>Where the store and the secret are kept; one platform at a time may have it.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Port 0 takes a free one; null takes the setting PORT, or 7071, on loopback.</summary>
    public string? Urls { get; init; } = "http://127.0.0.1:0";

    /// <summary>
    /// The Redis to use; without it the setting REDIS_CONNECTION counts, and without that one is started.
    /// </summary>
    public string? RedisConnection { get; init; }

    public bool RunTimers { get; init; } = true;

    /// <summary>
    /// Whether, unless settings say otherwise, every request is logged as a line of JSON on standard output; if not,
    /// only warnings are written, for people.
    /// </summary>
    public bool WritesJsonLog { get; init; }

    /// <summary>Platforms that share a Redis and this name run each timer once among them.</summary>
    public string TimerLeaseScope { get; init; } = "local";

    /// <summary>Settings that beat the environment, local.settings.json and the defaults.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Functions beside those of the app; its table has to know them, too.</summary>
    public IReadOnlyList<Type> MoreFunctions { get; init; } = [];

    /// <summary>Puts the app together; a benchmark leaves out its edge to see what that costs.</summary>
    public Action<FunctionsApplicationBuilder> Compose { get; init; } = FunctionApp.Compose;

    /// <summary>Registers services before the app does, which then keeps them where it can.</summary>
    public Action<FunctionsApplicationBuilder>? Configure { get; init; }

    /// <summary>Changes what the app registered, such as a port by a fake.</summary>
    public Action<FunctionsApplicationBuilder>? Override { get; init; }
}
