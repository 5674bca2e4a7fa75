using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>The errors of the waiting room.</summary>
public static class WaitingRoomErrors
{
    public static Error UnknownPerformance { get; } =
        new("waiting-room.unknown-performance", ErrorKind.NotFound, "There is no such performance.");

    public static Error Closed { get; } =
        new("waiting-room.closed", ErrorKind.Conflict, "The performance is over or was cancelled.");

    public static Error UnknownToken { get; } =
        new("waiting-room.unknown-token", ErrorKind.NotFound, "There is no such queue token.");

    public static Error LapsedToken { get; } =
        new("waiting-room.lapsed-token", ErrorKind.NotFound, "The queue entry was given up, expired or was used.");

    public static Error NotYet { get; } =
        new("waiting-room.not-yet", ErrorKind.Forbidden, "Your turn has not arrived yet.");
}
