using Serverless.Domain.Platform;

namespace Serverless.Domain.Realtime;

/// <summary>
/// Counts the viewers of performances, by connections over all instances. A connection whose end was never reported
/// expires.
/// </summary>
public interface IRooms
{
    /// <summary>Null when the connection is already in too many rooms.</summary>
    Task<RoomCount?> EnterAsync(
        PerformanceId performance, ConnectionId connection, CancellationToken cancellationToken);

    Task<RoomCount> LeaveAsync(PerformanceId performance, ConnectionId connection, CancellationToken cancellationToken);

    /// <summary>The new counts of all rooms that the connection was in.</summary>
    Task<IReadOnlyList<RoomCount>> LeaveAllAsync(ConnectionId connection, CancellationToken cancellationToken);
}

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
public sealed record RoomCount(PerformanceId Performance, int UserCount, bool ShouldBroadcast, long Version);
