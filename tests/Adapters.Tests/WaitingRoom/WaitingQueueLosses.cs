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
    [ContractFact]
    public async Task Users_can_enter_again_after_the_server_lost_all_data()
    {
        await using var server = await TestRedis.StartOwnAsync(kind);
        using var redis = TestRedis.Connect(server);
        var queue = new RedisWaitingQueue(redis, new WaitingRoomPolicy());
        var settings = new QueueSettings(new PerformanceTag(1), DateTimeOffset.UnixEpoch, new QueueRules(1, 1));
        await queue.EnterAsync(settings, new UserId("a"), default);
        await queue.EnterAsync(settings, new UserId("b"), default);

        await using var restarted = await TestRedis.StartAgainAsync(server);
        await Eventually.IsTrueAsync(() => IsAvailableAsync(queue, settings), "the emptied server serves calls");

        Assert.Equal(
            QueueEntryState.NotInQueue, (await queue.ShowAsync(settings, new UserId("a"), default)).Entry.State);
        Assert.Equal(
            QueueEntryState.Admitted, (await queue.EnterAsync(settings, new UserId("b"), default)).Entry.State);
        Assert.Equal(1, (await queue.EnterAsync(settings, new UserId("a"), default)).Entry.Position);
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
