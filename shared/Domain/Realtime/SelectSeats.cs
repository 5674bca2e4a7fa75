using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Domain.Realtime;

/// <summary>Tells the viewers of a seat map which seats one of them selected.</summary>
public sealed class SelectSeats(IRooms rooms, ILiveLimits limits)
{
    public async Task<Result<SeatSelectionChanged>> ExecuteAsync(
        UserId user,
        ConnectionId connection,
        PerformanceId performance,
        IReadOnlyList<SeatId> seats,
        CancellationToken cancellationToken)
    {
        var room = new Room(RoomKind.Seats, performance);

        if (await rooms.CountForMemberAsync(room, connection, cancellationToken) is not { } count)
        {
            return RoomErrors.NotInRoom;
        }

        return await limits.TryDeliverAsync(user, count, cancellationToken)
            ? new SeatSelectionChanged(performance, user, seats)
            : RoomErrors.TooManyDeliveries;
    }
}
