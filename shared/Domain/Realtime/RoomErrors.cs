using Serverless.Domain.Platform;

namespace Serverless.Domain.Realtime;

/// <summary>The errors of rooms. Live messages have no response, so they are only logged.</summary>
public static class RoomErrors
{
    public static Error TooManyRooms { get; } =
        new("realtime.too-many-rooms", ErrorKind.TooMany, "The connection is in too many rooms.");

    public static Error NotInRoom { get; } =
        new("realtime.not-in-room", ErrorKind.Forbidden, "The connection did not join the room.");

    public static Error TooManyDeliveries { get; } =
        new("realtime.too-many-deliveries", ErrorKind.TooMany, "The user's messages reached too many others lately.");

    public static Error UnknownPerformance(PerformanceId id) =>
        new("realtime.unknown-performance", ErrorKind.NotFound, $"There is no performance {id}.");
}
