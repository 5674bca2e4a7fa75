using Serverless.Adapters.Platform.Redis;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Adapters.WaitingRoom;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;
using Serverless.Fakes.Platform;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>A queue on a Redis server that loses its data.</summary>
public abstract class WaitingQueueLosses(RedisKind kind)
{
    private const int Waiting = 1_000;

    private static readonly WaitingRoomPolicy Policy = new() { SilentSeconds = 3_600, RestoringSeconds = 600 };

    [ContractFact]
    public async Task Line_of_a_thousand_comes_back_in_any_order_and_is_served_in_its_own()
    {
        await using var server = await TestRedis.StartOwnAsync(kind);
        using var redis = TestRedis.Connect(server);
        var queue = new RedisWaitingQueue(redis, Policy, TestSeed.Value);
        var settings = new QueueSettings(
            new PerformanceTag(1), DateTimeOffset.UnixEpoch, new QueueRules(Capacity: 1, AdmissionsPerSecond: 1_000));
        var line = Enumerable.Range(0, Waiting + 1).Select(i => new UserId($"v{i}")).ToArray();
        var places = new Dictionary<UserId, QueuePlace>();

        foreach (var user in line)
        {
            places[user] = (await queue.EnterAsync(settings, user, default)).Entry.Place!.Value;
        }

        await using var restarted = await TestRedis.StartAgainAsync(server);
        await Eventually.IsTrueAsync(() => IsAvailableAsync(queue, settings), "the emptied server serves calls");
        var order = new Random(7);
        var returning = line[1..].Select(user => (Visitor: Return(user), IsNewcomer: false))
            .Concat(Enumerable.Range(0, Waiting / 2)
                .Select(i => (Visitor: (QueueVisitor)new UserId($"new{i}"), IsNewcomer: true)))
            .ToArray();
        order.Shuffle(returning);
        var tasks = returning.Select((one, i) => i % 2 == 0 && !one.IsNewcomer
            ? queue.ShowAsync(settings, one.Visitor, default)
            : queue.EnterAsync(settings, one.Visitor, default));
        var entries = await Task.WhenAll(tasks);

        Assert.All(entries, entry => Assert.Equal(QueueEntryState.Waiting, entry.Entry.State));
        Assert.Single(entries, entry => entry.Restoration is not null);
        var database = await redis.OpenAsync(default);
        var served = (await database.SortedSetRangeByRankAsync(RedisQueueKeys.Of(settings.Performance)[0], 0, -1))
            .Select(user => new UserId((string)user!)).ToArray();
        Assert.Equal(line[1..], served[..Waiting]);
        Assert.All(served[Waiting..], user => Assert.StartsWith("new", user.Value, StringComparison.Ordinal));
        Assert.Equal(Waiting + (Waiting / 2), served.Length);
        Assert.Empty((await queue.AdvanceAsync(settings, default)).Admitted);

        QueueVisitor Return(UserId user) => new(user) { Place = places[user] };
    }

    [ContractFact]
    public async Task Users_can_enter_again_after_the_server_lost_all_data()
    {
        await using var server = await TestRedis.StartOwnAsync(kind);
        using var redis = TestRedis.Connect(server);
        var queue = new RedisWaitingQueue(redis, new WaitingRoomPolicy(), TestSeed.Value);
        var settings = new QueueSettings(new PerformanceTag(1), DateTimeOffset.UnixEpoch, new QueueRules(1, 1));
        await queue.EnterAsync(settings, new UserId("a"), default);
        await queue.EnterAsync(settings, new UserId("b"), default);

        await using var restarted = await TestRedis.StartAgainAsync(server);
        await Eventually.IsTrueAsync(() => IsAvailableAsync(queue, settings), "the emptied server serves calls");

        Assert.Equal(
            QueueEntryState.NotInQueue, (await queue.ShowAsync(settings, new UserId("a"), default)).Entry.State);
        Assert.Equal(1, (await queue.EnterAsync(settings, new UserId("b"), default)).Entry.Position);
        Assert.Equal(2, (await queue.EnterAsync(settings, new UserId("a"), default)).Entry.Position);
    }

    private static async Task<bool> IsAvailableAsync(RedisWaitingQueue queue, QueueSettings settings)
    {
        try
        {
            await queue.ReadAsync(settings, default);

            return true;
        }
        catch (Exception exception) when (exception is RedisUnavailableException or RedisUnknownOutcomeException)
        {
            return false;
        }
    }
}

public sealed class GarnetWaitingQueueLossTests() : WaitingQueueLosses(RedisKind.Garnet);

[OnRedisServer]
public sealed class RedisServerWaitingQueueLossTests() : WaitingQueueLosses(RedisKind.Redis);
