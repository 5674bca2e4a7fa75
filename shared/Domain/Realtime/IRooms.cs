using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Realtime;

/// <summary>
/// The connections in the rooms of performances, over all instances. A connection whose end was never reported expires.
/// </summary>
public interface IRooms
{
    /// <summary>Null when the connection is already in too many rooms, of all kinds together.</summary>
    Task<RoomCount?> EnterAsync(Room room, ConnectionId connection, CancellationToken cancellationToken);

    Task<RoomCount> LeaveAsync(Room room, ConnectionId connection, CancellationToken cancellationToken);

    /// <summary>The new counts of all rooms that the connection was in.</summary>
    Task<IReadOnlyList<RoomCount>> LeaveAllAsync(ConnectionId connection, CancellationToken cancellationToken);

    /// <summary>How many connections are in a room; null when this connection is not one of them.</summary>
    Task<int?> CountForMemberAsync(Room room, ConnectionId connection, CancellationToken cancellationToken);
}

/// <summary>The limits of the messages that clients send over the hub.</summary>
public interface ILiveLimits
{
    /// <summary>Counts one message of a connection and of its user; false when one of them sent too many.</summary>
    Task<bool> TryCountAsync(UserId user, ConnectionId connection, CancellationToken cancellationToken);

    /// <summary>
    /// Takes as many deliveries from what the user's messages may cause; false when they have caused too many lately.
    /// </summary>
    Task<bool> TryDeliverAsync(UserId user, int deliveryCount, CancellationToken cancellationToken);
}

public enum RoomKind
{
    /// <summary>The viewers of a performance.</summary>
    Event,

    /// <summary>The visitors in its queue.</summary>
    Queue,

    /// <summary>The viewers of its seat map.</summary>
    Seats,
}

public readonly record struct Room(RoomKind Kind, PerformanceId Performance);

/// <summary>An open SignalR connection, such as that of a browser tab.</summary>
public readonly record struct ConnectionId(string Value)
{
    public override string ToString() => Value;
}

/// <param name="ShouldBroadcast">
/// Whether to send the count to the whole room. A large room gets it a few times a second at most: otherwise the
/// messages grow with the square of its size.
/// </param>
/// <param name="Version">
/// The time of the count by Redis's clock in microseconds: the later of two counts has the larger version.
/// </param>
public sealed record RoomCount(Room Room, int UserCount, bool ShouldBroadcast, long Version);
