using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Realtime;

/// <summary>Every "no" about rooms. Nobody answers to a message, so they are for the log.</summary>
public static class RoomRefusals
{
    public static Refusal TooManyRooms { get; } =
        new("realtime.too-many-rooms", RefusalKind.TooMany, "The connection is in too many rooms.");

    public static Refusal UnknownPerformance(PerformanceId id) =>
        new("realtime.unknown-performance", RefusalKind.NotFound, $"There is no performance {id}.");
}
