using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Realtime;

/// <summary>Adds a connection to a room of a published performance.</summary>
public sealed class JoinRoom(ICatalogue catalogue, IRooms rooms)
{
    public async Task<Result<RoomCount>> ExecuteAsync(
        Room room, ConnectionId connection, CancellationToken cancellationToken)
    {
        if (await catalogue.FindAsync(room.Performance, cancellationToken) is null or { State: PerformanceState.Draft })
        {
            return RoomErrors.UnknownPerformance(room.Performance);
        }

        var count = await rooms.EnterAsync(room, connection, cancellationToken);

        return count is null ? RoomErrors.TooManyRooms : count;
    }
}
