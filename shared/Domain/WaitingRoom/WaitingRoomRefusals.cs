using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>Every "no" about lines.</summary>
public static class WaitingRoomRefusals
{
    public static Refusal UnknownPerformance { get; } =
        new("waiting-room.unknown-performance", RefusalKind.NotFound, "There is no such performance.");

    public static Refusal Closed { get; } =
        new("waiting-room.closed", RefusalKind.Conflict, "The performance is over or was cancelled.");
}
