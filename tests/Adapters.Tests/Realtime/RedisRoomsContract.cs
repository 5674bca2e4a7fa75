using Serverless.Adapters.Realtime;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;
using Serverless.Fakes.Platform;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Realtime;

public sealed class GarnetRoomsTests() : RedisRoomsContract(RedisKind.Garnet);

[OnRedisServer]
public sealed class RedisServerRoomsTests() : RedisRoomsContract(RedisKind.Redis);

public abstract class RedisRoomsContract(RedisKind kind)
{
    private static readonly IdSource Ids = new(TimeProvider.System);

    private readonly Room _arena = NextRoom();

    [ContractFact]
    public async Task Entering_twice_counts_a_connection_once()
    {
        var rooms = await OpenAsync(new RoomPolicy());
        var (ada, eve) = (NextConnection(), NextConnection());

        await rooms.EnterAsync(_arena, ada, default);
        await rooms.EnterAsync(_arena, ada, default);
        var count = await rooms.EnterAsync(_arena, eve, default);

        Assert.Equal((2, true), Summary(count));
    }

    [ContractFact]
    public async Task Leaving_a_room_that_was_not_entered_keeps_its_count()
    {
        var rooms = await OpenAsync(new RoomPolicy());
        var (ada, eve) = (NextConnection(), NextConnection());
        await rooms.EnterAsync(_arena, ada, default);

        Assert.Equal((1, false), Summary(await rooms.LeaveAsync(_arena, eve, default)));
        Assert.Equal((0, true), Summary(await rooms.LeaveAsync(_arena, ada, default)));
        Assert.Equal((0, false), Summary(await rooms.LeaveAsync(_arena, ada, default)));
    }

    [ContractFact]
    public async Task Ended_connection_leaves_all_its_rooms()
    {
        var rooms = await OpenAsync(new RoomPolicy());
        var (ada, eve) = (NextConnection(), NextConnection());
        var club = NextRoom();
        await rooms.EnterAsync(_arena, ada, default);
        await rooms.EnterAsync(club, ada, default);
        await rooms.EnterAsync(_arena, eve, default);

        var left = await rooms.LeaveAllAsync(ada, default);

        Assert.Equal(
            new HashSet<(Room, int, bool)> { (_arena, 1, true), (club, 0, true) },
            left.Select(room => (room.Room, room.UserCount, room.ShouldBroadcast)).ToHashSet());
        Assert.Empty(await rooms.LeaveAllAsync(ada, default));
    }

    [ContractFact]
    public async Task Rejects_more_rooms_per_connection_than_the_limit()
    {
        var rooms = await OpenAsync(new RoomPolicy { RoomsPerConnectionMax = 2 });
        var ada = NextConnection();

        Assert.NotNull(await rooms.EnterAsync(_arena, ada, default));
        Assert.NotNull(await rooms.EnterAsync(NextRoom(), ada, default));
        Assert.Null(await rooms.EnterAsync(NextRoom(), ada, default));
        Assert.NotNull(await rooms.EnterAsync(_arena, ada, default));
    }

    [ContractFact]
    public async Task Rooms_of_all_kinds_count_for_the_limit_and_a_left_one_no_longer()
    {
        var rooms = await OpenAsync(new RoomPolicy { RoomsPerConnectionMax = 3 });
        var ada = NextConnection();
        var queue = _arena with { Kind = RoomKind.Queue };

        Assert.NotNull(await rooms.EnterAsync(_arena, ada, default));
        Assert.NotNull(await rooms.EnterAsync(queue, ada, default));
        Assert.NotNull(await rooms.EnterAsync(_arena with { Kind = RoomKind.Seats }, ada, default));
        Assert.Null(await rooms.EnterAsync(NextRoom(RoomKind.Queue), ada, default));
        Assert.Null(await rooms.EnterAsync(NextRoom(RoomKind.Seats), ada, default));

        await rooms.LeaveAsync(queue, ada, default);
        Assert.NotNull(await rooms.EnterAsync(NextRoom(RoomKind.Seats), ada, default));
    }

    [ContractFact]
    public async Task Concurrent_entries_never_exceed_the_limit()
    {
        var rooms = await OpenAsync(new RoomPolicy { RoomsPerConnectionMax = 7 });
        var ada = NextConnection();

        var entered = await Task.WhenAll(Enumerable.Range(0, 60)
            .Select(i => rooms.EnterAsync(NextRoom((RoomKind)(i % 3)), ada, default)));

        Assert.Equal(7, entered.Count(count => count is not null));
    }

    [ContractFact]
    public async Task Counts_a_room_for_its_members_only()
    {
        var rooms = await OpenAsync(new RoomPolicy());
        var seats = _arena with { Kind = RoomKind.Seats };
        var (ada, eve) = (NextConnection(), NextConnection());
        await rooms.EnterAsync(seats, ada, default);
        await rooms.EnterAsync(_arena, eve, default);

        Assert.Equal(1, await rooms.CountForMemberAsync(seats, ada, default));
        Assert.Null(await rooms.CountForMemberAsync(seats, eve, default));
        await rooms.LeaveAsync(seats, ada, default);
        Assert.Null(await rooms.CountForMemberAsync(seats, ada, default));
    }

    [ContractFact]
    public async Task Presence_expires_without_a_reported_disconnect()
    {
        var rooms = await OpenAsync(new RoomPolicy { PresenceSeconds = 1 });
        await rooms.EnterAsync(_arena, NextConnection(), default);
        var watcher = NextConnection();

        await Eventually.IsTrueAsync(
            async () => (await rooms.LeaveAsync(_arena, watcher, default)).UserCount == 0, "the room is empty");
    }

    [ContractFact]
    public async Task Large_rooms_broadcast_their_count_at_intervals()
    {
        var rooms = await OpenAsync(new RoomPolicy { SmallRoomMax = 2, BroadcastIntervalMilliseconds = 60_000 });
        var broadcasts = new List<bool>();

        for (var index = 0; index < 5; index++)
        {
            broadcasts.Add((await rooms.EnterAsync(_arena, NextConnection(), default))!.ShouldBroadcast);
        }

        Assert.Equal([true, true, true, false, false], broadcasts);
    }

    [ContractFact]
    public async Task Counts_concurrent_entries_and_departures_exactly()
    {
        var rooms = await OpenAsync(new RoomPolicy());
        var connections = Enumerable.Range(0, 200).Select(_ => NextConnection()).ToArray();

        await Task.WhenAll(connections.Select(one => rooms.EnterAsync(_arena, one, default)));
        await Task.WhenAll(connections.Take(150).Select(one => rooms.LeaveAllAsync(one, default)));

        var count = await rooms.EnterAsync(_arena, connections[^1], default);
        Assert.Equal(50, count!.UserCount);
    }

    [ContractFact]
    public async Task Every_count_has_a_larger_version_than_the_one_before()
    {
        var rooms = await OpenAsync(new RoomPolicy());
        var (ada, eve) = (NextConnection(), NextConnection());

        long[] versions =
        [
            (await rooms.EnterAsync(_arena, ada, default))!.Version,
            (await rooms.EnterAsync(_arena, eve, default))!.Version,
            (await rooms.LeaveAsync(_arena, ada, default)).Version,
            (await rooms.EnterAsync(_arena, ada, default))!.Version,
        ];

        Assert.Equal(versions.Distinct().Order(), versions);

        // JavaScript clients compare the versions and represent integers exactly up to this value.
        Assert.InRange(versions[^1], 1, (1L << 53) - 1);
    }

    private static (int UserCount, bool ShouldBroadcast) Summary(RoomCount? count) =>
        (count!.UserCount, count.ShouldBroadcast);

    [ContractFact]
    public async Task A_shorter_presence_does_not_shorten_the_lifetime_of_a_room_or_of_its_note()
    {
        var database = await (await TestRedis.OpenAsync(kind)).OpenAsync(default);
        var (ada, eve) = (NextConnection(), NextConnection());
        await (await OpenAsync(new RoomPolicy { PresenceSeconds = 7_200 })).EnterAsync(_arena, ada, default);

        var shorter = await OpenAsync(new RoomPolicy { PresenceSeconds = 60 });
        await shorter.EnterAsync(_arena, eve, default);
        await shorter.EnterAsync(_arena, ada, default);

        var room = $"rooms:{{{_arena.Performance.Tag}}}:present";

        foreach (var key in (string[])[room, $"rooms:{{c{ada.Value}}}:entered"])
        {
            Assert.True(await database.KeyTimeToLiveAsync(key) > TimeSpan.FromHours(1), key);
        }
    }

    private async Task<RedisRooms> OpenAsync(RoomPolicy policy) => new(await TestRedis.OpenAsync(kind), policy);

    private static Room NextRoom(RoomKind kind = RoomKind.Event) =>
        new(kind, new PerformanceId(Ids.Next(ScopedKind.Performance, TestRedis.NextPerformanceNumber())));

    private static ConnectionId NextConnection() => new(Ids.Next().ToString("N"));
}
