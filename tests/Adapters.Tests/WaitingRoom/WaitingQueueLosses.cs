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

/// <summary>A server that forgets.</summary>
public abstract class WaitingQueueLosses(RedisKind kind)
{
    [ContractFact]
    public async Task Everybody_can_enter_again_after_the_server_lost_everything()
    {
        await using var server = await TestRedis.StartOwnAsync(kind);
        using var redis = TestRedis.Connect(server);
        var queue = new RedisWaitingQueue(redis, new WaitingRoomPolicy());
        var terms = new QueueSettings(new PerformanceTag(1), DateTimeOffset.UnixEpoch, new QueueRules(1, 1));
        await queue.EnterAsync(terms, new UserId("a"), default);
        await queue.EnterAsync(terms, new UserId("b"), default);

        await using var restarted = await TestRedis.StartAgainAsync(server);
        await Eventually.IsTrueAsync(() => AnswersAsync(queue, terms), "the emptied server serves calls");

        Assert.Equal(QueueEntryState.NotInQueue, (await queue.ShowAsync(terms, new UserId("a"), default)).Entry.State);
        Assert.Equal(QueueEntryState.Admitted, (await queue.EnterAsync(terms, new UserId("b"), default)).Entry.State);
        Assert.Equal(1, (await queue.EnterAsync(terms, new UserId("a"), default)).Entry.Position);
    }

    private static async Task<bool> AnswersAsync(RedisWaitingQueue queue, QueueSettings terms)
    {
        try
        {
            await queue.ReadAsync(terms, default);

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
