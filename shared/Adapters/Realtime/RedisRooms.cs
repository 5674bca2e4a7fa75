using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;
using StackExchange.Redis;

namespace Serverless.Adapters.Realtime;

/// <summary>
/// A room is a sorted set of connections under the performance's hash tag. The rooms of a connection are noted under
/// its own hash tag, and before it is counted, so that the end of the connection can remove it from all of them.
/// </summary>
internal sealed class RedisRooms(RedisConnection redis, RoomPolicy policy) : IRooms
{
    private static readonly RedisScript NoteRoom = RedisScript.Load("note-room.lua");
    private static readonly RedisScript EnterRoom = RedisScript.Load("time.lua", "enter-room.lua");
    private static readonly RedisScript LeaveRoom = RedisScript.Load("time.lua", "leave-room.lua");
    private static readonly RedisScript TakeRooms = RedisScript.Load("take-rooms.lua");

    public async Task<RoomCount?> EnterAsync(
        PerformanceId performance, ConnectionId connection, CancellationToken cancellationToken)
    {
        var noted = (int)await NoteRoom.RunAsync(
            redis,
            [RoomsOf(connection)],
            [performance.ToString(), policy.RoomsPerConnectionMax, PresenceMs],
            cancellationToken);

        return noted == 0 ? null : await CountAsync(EnterRoom, performance, connection, cancellationToken);
    }

    // The note of the room stays: leaving twice is harmless, and the note ends with the connection.
    public Task<RoomCount> LeaveAsync(
        PerformanceId performance, ConnectionId connection, CancellationToken cancellationToken) =>
        CountAsync(LeaveRoom, performance, connection, cancellationToken);

    public async Task<IReadOnlyList<RoomCount>> LeaveAllAsync(
        ConnectionId connection, CancellationToken cancellationToken)
    {
        var noted = (string[])(await TakeRooms.RunAsync(redis, [RoomsOf(connection)], [], cancellationToken))!;
        var counts = new List<RoomCount>(noted.Length);

        foreach (var performance in noted)
        {
            counts.Add(await LeaveAsync(new PerformanceId(Guid.Parse(performance)), connection, cancellationToken));
        }

        return counts;
    }

    private async Task<RoomCount> CountAsync(
        RedisScript script, PerformanceId performance, ConnectionId connection, CancellationToken cancellationToken)
    {
        RedisKey[] keys = [$"rooms:{{{performance.Tag}}}:present", $"rooms:{{{performance.Tag}}}:told"];
        var answer = (long[])(await script.RunAsync(
            redis,
            keys,
            [connection.Value, PresenceMs, policy.SmallRoomMax, policy.BroadcastIntervalMilliseconds],
            cancellationToken))!;

        return new RoomCount(performance, (int)answer[0], answer[1] == 1, answer[2]);
    }

    private long PresenceMs => policy.PresenceSeconds * 1_000L;

    private static RedisKey RoomsOf(ConnectionId connection) => $"rooms:{{c{connection}}}:entered";
}
