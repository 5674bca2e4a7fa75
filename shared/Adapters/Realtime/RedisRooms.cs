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
    private static readonly RedisScript NoteRoom = RedisScript.Load("lifetime.lua", "note-room.lua");
    private static readonly RedisScript EnterRoom = RedisScript.Load("time.lua", "lifetime.lua", "enter-room.lua");
    private static readonly RedisScript LeaveRoom = RedisScript.Load("time.lua", "leave-room.lua");
    private static readonly RedisScript TakeRooms = RedisScript.Load("take-rooms.lua");
    private static readonly RedisScript ReadRoom = RedisScript.Load("time.lua", "read-room.lua");

    // By RoomKind; also what the notes of a connection call the kinds.
    private static readonly string[] Kinds = ["present", "queueing", "choosing"];

    private long PresenceMs => policy.PresenceSeconds * 1_000L;

    public async Task<RoomCount?> EnterAsync(
        Room room, ConnectionId connection, CancellationToken cancellationToken)
    {
        var noted = (int)await NoteRoom.RunAsync(
            redis,
            [RoomsOf(connection)],
            [NoteOf(room), policy.RoomsPerConnectionMax, PresenceMs],
            cancellationToken);

        return noted == 0 ? null : await CountAsync(EnterRoom, room, connection, cancellationToken);
    }

    // The note goes last: while it is there, the end of the connection removes the connection from the room.
    public async Task<RoomCount> LeaveAsync(Room room, ConnectionId connection, CancellationToken cancellationToken)
    {
        var count = await CountAsync(LeaveRoom, room, connection, cancellationToken);
        var database = await redis.OpenAsync(cancellationToken);
        await redis.CompleteAsync(database.SetRemoveAsync(RoomsOf(connection), NoteOf(room)));

        return count;
    }

    public async Task<IReadOnlyList<RoomCount>> LeaveAllAsync(
        ConnectionId connection, CancellationToken cancellationToken)
    {
        var noted = (string[])(await TakeRooms.RunAsync(redis, [RoomsOf(connection)], [], cancellationToken))!;
        var counts = new List<RoomCount>(noted.Length);

        foreach (var note in noted)
        {
            counts.Add(await CountAsync(LeaveRoom, RoomOf(note), connection, cancellationToken));
        }

        return counts;
    }

    public async Task<int?> CountForMemberAsync(
        Room room, ConnectionId connection, CancellationToken cancellationToken)
    {
        var count = (int)await ReadRoom.RunAsync(redis, [KeyOf(room)], [connection.Value], cancellationToken);

        return count == 0 ? null : count;
    }

    private async Task<RoomCount> CountAsync(
        RedisScript script, Room room, ConnectionId connection, CancellationToken cancellationToken)
    {
        RedisKey[] keys = [KeyOf(room), $"rooms:{{{room.Performance.Tag}}}:told"];
        var answer = (long[])(await script.RunAsync(
            redis,
            keys,
            [connection.Value, PresenceMs, policy.SmallRoomMax, policy.BroadcastIntervalMilliseconds],
            cancellationToken))!;

        return new RoomCount(room, (int)answer[0], room.Kind is RoomKind.Event && answer[1] == 1, answer[2]);
    }

    private static RedisKey KeyOf(Room room) => $"rooms:{{{room.Performance.Tag}}}:{Kinds[(int)room.Kind]}";

    private static RedisKey RoomsOf(ConnectionId connection) => $"rooms:{{c{connection}}}:entered";

    private static string NoteOf(Room room) => $"{Kinds[(int)room.Kind]}:{room.Performance}";

    private static Room RoomOf(string note)
    {
        var end = note.IndexOf(':', StringComparison.Ordinal);

        return new Room(
            (RoomKind)Array.IndexOf(Kinds, note[..end]), new PerformanceId(Guid.Parse(note.AsSpan(end + 1))));
    }
}
