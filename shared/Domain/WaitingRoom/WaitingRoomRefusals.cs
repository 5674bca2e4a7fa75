using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>Every "no" about lines.</summary>
public static class WaitingRoomRefusals
{
    public static Refusal UnknownPerformance { get; } =
        new("waiting-room.unknown-performance", RefusalKind.NotFound, "There is no such performance.");

    public static Refusal Closed { get; } =
        new("waiting-room.closed", RefusalKind.Conflict, "The performance is over or was cancelled.");

    public static Refusal UnknownToken { get; } =
        new("waiting-room.unknown-token", RefusalKind.NotFound, "There is no such place token.");

    public static Refusal LapsedToken { get; } =
        new("waiting-room.lapsed-token", RefusalKind.NotFound, "The place was given up, lapsed or was used.");

    public static Refusal NotYet { get; } =
        new("waiting-room.not-yet", RefusalKind.Forbidden, "Your turn has not arrived yet.");
}
