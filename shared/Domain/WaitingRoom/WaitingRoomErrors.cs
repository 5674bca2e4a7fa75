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

    public static Error AddressFull { get; } = new(
        "waiting-room.address-full",
        ErrorKind.TooMany,
        "Too many visitors from this address wait or are inside already. Sign in, or try again when one has left.");

    /// <summary>Guests have work to do first. The challenge is the error's subject.</summary>
    public static Error ChallengeUnsolved(string challenge) => new(
        "waiting-room.challenge-unsolved",
        ErrorKind.Forbidden,
        "Solve the challenge in the header X-Queue-Challenge and send the answer in that header.")
    {
        Subjects = [challenge],
    };

    public static Error ForeignToken { get; } = new(
        "waiting-room.foreign-token", ErrorKind.Forbidden, "The queue token belongs to another visitor or queue.");

    public static Error NotYet { get; } =
        new("waiting-room.not-yet", ErrorKind.Forbidden, "Your turn has not arrived yet.");
}
