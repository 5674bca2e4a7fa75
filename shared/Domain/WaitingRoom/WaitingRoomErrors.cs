using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.WaitingRoom;

/// <summary>The errors of the waiting room.</summary>
public static class WaitingRoomErrors
{
    public static Error UnknownPerformance(PerformanceId id) => UnknownPerformance(id.ToString());

    /// <param name="name">The event as the client named it.</param>
    public static Error UnknownPerformance(string name) => new(
        "waiting-room.unknown-performance", ErrorKind.NotFound, $"There is no event {TextPolicy.Quote(name)}.")
    {
        Subjects = [TextPolicy.Quote(name)],
    };

    /// <summary>The subject is the state of the performance: cancelled, ended or sale-closed.</summary>
    public static Error Closed(Performance performance, DateTimeOffset now) =>
        new("waiting-room.closed", ErrorKind.Conflict, PerformanceText.WhyNotOnSale(performance, now))
        {
            Subjects = [PerformanceText.StateOf(performance, now)],
        };

    public static Error UnknownToken { get; } =
        new("waiting-room.unknown-token", ErrorKind.NotFound, "There is no such queue token.");

    public static Error LapsedToken { get; } =
        new("waiting-room.lapsed-token", ErrorKind.NotFound, "The queue entry was given up, expired or was used.");

    public static Error NotYet { get; } =
        new("waiting-room.not-yet", ErrorKind.Forbidden, "Your turn has not arrived yet.");
}
