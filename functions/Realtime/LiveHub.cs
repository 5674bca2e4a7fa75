using Serverless.Domain.Platform;

namespace Serverless.Functions.Realtime;

/// <summary>The one hub, and its groups.</summary>
internal static class LiveHub
{
    public const string Name = "live";
    public const string ConnectionSetting = "AzureSignalRConnectionString";

    /// <summary>Whoever looks at a performance.</summary>
    public static string EventGroup(PerformanceId performance) => $"event:{performance}";

    /// <summary>Whoever waits in its line.</summary>
    public static string QueueGroup(PerformanceId performance) => $"queue:{performance}";

    /// <summary>Whoever looks at its seat map.</summary>
    public static string SeatsGroup(PerformanceId performance) => $"seats:{performance}";
}
