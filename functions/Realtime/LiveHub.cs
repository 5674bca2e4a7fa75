using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;

namespace Serverless.Functions.Realtime;

/// <summary>The hub and its groups.</summary>
internal static class LiveHub
{
    public const string Name = "live";
    public const string ConnectionSetting = "AzureSignalRConnectionString";

    public static string GroupOf(Room room) => room.Kind switch
    {
        RoomKind.Event => EventGroup(room.Performance),
        RoomKind.Queue => QueueGroup(room.Performance),
        _ => SeatsGroup(room.Performance),
    };

    /// <summary>The viewers of a performance.</summary>
    public static string EventGroup(PerformanceId performance) => $"event:{performance}";

    /// <summary>The visitors in its queue.</summary>
    public static string QueueGroup(PerformanceId performance) => $"queue:{performance}";

    /// <summary>The viewers of its seat map.</summary>
    public static string SeatsGroup(PerformanceId performance) => $"seats:{performance}";
}
