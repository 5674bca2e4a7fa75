using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Realtime;

/// <summary>Adds a connection to the viewers of a performance.</summary>
public sealed class JoinRoom(ICatalogue catalogue, IRooms rooms)
{
    public async Task<Result<RoomCount>> ExecuteAsync(
        PerformanceId performance, ConnectionId connection, CancellationToken cancellationToken)
    {
        if (await catalogue.FindAsync(performance, cancellationToken) is null)
        {
            return RoomErrors.UnknownPerformance(performance);
        }

        var count = await rooms.EnterAsync(performance, connection, cancellationToken);

        return count is null ? RoomErrors.TooManyRooms : count;
    }
}
