using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>Every "no" about lines.</summary>
public static class WaitingRoomRefusals
{
    public static Refusal UnknownPerformance { get; } =
        new("waiting-room.unknown-performance", RefusalKind.NotFound, "There is no such performance.");

    public static Refusal Closed { get; } =
        new("waiting-room.closed", RefusalKind.Conflict, "The performance is over or was cancelled.");

    public static Refusal RulesOutOfRange(int capacityMax, int admissionsPerSecondMax) => new(
        "waiting-room.rules-out-of-range",
        RefusalKind.Invalid,
        $"The capacity is 0 to {capacityMax}, the admissions per second are 0 to {admissionsPerSecondMax}.");
}
