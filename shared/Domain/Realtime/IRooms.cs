using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Realtime;

/// <summary>
/// Who looks at which performance, counted by connections over all instances. A connection whose end nobody reported
/// stops counting by itself.
/// </summary>
public interface IRooms
{
    /// <summary>Null when the connection is in too many rooms already.</summary>
    Task<RoomCount?> EnterAsync(
        PerformanceId performance, ConnectionId connection, CancellationToken cancellationToken);

    Task<RoomCount> LeaveAsync(PerformanceId performance, ConnectionId connection, CancellationToken cancellationToken);

    /// <summary>Every room that the connection was in, after it left.</summary>
    Task<IReadOnlyList<RoomCount>> LeaveAllAsync(ConnectionId connection, CancellationToken cancellationToken);
}

/// <summary>One open line to one browser tab.</summary>
public readonly record struct ConnectionId(string Value)
{
    public override string ToString() => Value;
}

/// <param name="ShouldBroadcast">
/// Whether to tell the whole room. A full one is told a few times a second at most: otherwise a crowd that comes in
/// hears of itself as often as the square of its size.
/// </param>
/// <param name="Version">
/// When the room was counted, by Redis's clock in microseconds: of two counts the later one has the larger version.
/// </param>
public sealed record RoomCount(PerformanceId Performance, int UserCount, bool ShouldBroadcast, long Version);
