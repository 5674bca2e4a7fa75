using Serverless.Adapters.Realtime;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Catalogue;
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

    private readonly PerformanceId _arena = NextPerformance();

    [ContractFact]
    public async Task Counts_connections_and_not_entries()
    {
        var rooms = await OpenAsync(new RoomPolicy());
        var (ada, eve) = (NextConnection(), NextConnection());

        await rooms.EnterAsync(_arena, ada, default);
        await rooms.EnterAsync(_arena, ada, default);
        var count = await rooms.EnterAsync(_arena, eve, default);

        Assert.Equal((2, true), Told(count));
    }

    [ContractFact]
    public async Task Counts_nobody_less_who_was_not_there()
    {
        var rooms = await OpenAsync(new RoomPolicy());
        var (ada, eve) = (NextConnection(), NextConnection());
        await rooms.EnterAsync(_arena, ada, default);

        Assert.Equal((1, false), Told(await rooms.LeaveAsync(_arena, eve, default)));
        Assert.Equal((0, true), Told(await rooms.LeaveAsync(_arena, ada, default)));
        Assert.Equal((0, false), Told(await rooms.LeaveAsync(_arena, ada, default)));
    }

    [ContractFact]
    public async Task Takes_a_connection_that_ended_out_of_all_its_rooms()
    {
        var rooms = await OpenAsync(new RoomPolicy());
        var (ada, eve) = (NextConnection(), NextConnection());
        var club = NextPerformance();
        await rooms.EnterAsync(_arena, ada, default);
        await rooms.EnterAsync(club, ada, default);
        await rooms.EnterAsync(_arena, eve, default);

        var left = await rooms.LeaveAllAsync(ada, default);

        Assert.Equal(
            new HashSet<(PerformanceId, int, bool)> { (_arena, 1, true), (club, 0, true) },
            left.Select(room => (room.Performance, room.UserCount, room.ShouldBroadcast)).ToHashSet());
        Assert.Empty(await rooms.LeaveAllAsync(ada, default));
    }

    [ContractFact]
    public async Task Lets_a_connection_into_so_many_rooms_and_no_more()
    {
        var rooms = await OpenAsync(new RoomPolicy { RoomsPerConnectionMax = 2 });
        var ada = NextConnection();

        Assert.NotNull(await rooms.EnterAsync(_arena, ada, default));
        Assert.NotNull(await rooms.EnterAsync(NextPerformance(), ada, default));
        Assert.Null(await rooms.EnterAsync(NextPerformance(), ada, default));
        Assert.NotNull(await rooms.EnterAsync(_arena, ada, default));
    }

    [ContractFact]
    public async Task Forgets_by_itself_whose_end_nobody_reported()
    {
        var rooms = await OpenAsync(new RoomPolicy { PresenceSeconds = 1 });
        await rooms.EnterAsync(_arena, NextConnection(), default);
        var watcher = NextConnection();

        await Eventually.IsTrueAsync(
            async () => (await rooms.LeaveAsync(_arena, watcher, default)).UserCount == 0, "the room is empty");
    }

    [ContractFact]
    public async Task Tells_a_large_room_only_now_and_then()
    {
        var rooms = await OpenAsync(new RoomPolicy { SmallRoomMax = 2, BroadcastIntervalMilliseconds = 60_000 });
        var news = new List<bool>();

        for (var index = 0; index < 5; index++)
        {
            news.Add((await rooms.EnterAsync(_arena, NextConnection(), default))!.ShouldBroadcast);
        }

        Assert.Equal([true, true, true, false, false], news);
    }

    [ContractFact]
    public async Task Counts_all_of_many_who_come_and_go_at_once()
    {
        var rooms = await OpenAsync(new RoomPolicy());
        var connections = Enumerable.Range(0, 200).Select(_ => NextConnection()).ToArray();

        await Task.WhenAll(connections.Select(one => rooms.EnterAsync(_arena, one, default)));
        await Task.WhenAll(connections.Take(150).Select(one => rooms.LeaveAllAsync(one, default)));

        var count = await rooms.EnterAsync(_arena, connections[^1], default);
        Assert.Equal(50, count!.UserCount);
    }

    [ContractFact]
    public async Task Gives_every_count_a_larger_version_than_the_one_before()
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

        // JavaScript, which compares them, counts exactly up to this.
        Assert.InRange(versions[^1], 1, (1L << 53) - 1);
    }

    private static (int UserCount, bool ShouldBroadcast) Told(RoomCount? count) => (count!.UserCount, count.ShouldBroadcast);

    private async Task<RedisRooms> OpenAsync(RoomPolicy policy) => new(await TestRedis.OpenAsync(kind), policy);

    private static PerformanceId NextPerformance() =>
        new(Ids.Next(ScopedKind.Performance, TestRedis.NextPerformanceNumber()));

    private static ConnectionId NextConnection() => new(Ids.Next().ToString("N"));
}
