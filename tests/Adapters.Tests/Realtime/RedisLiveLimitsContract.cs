using Serverless.Adapters.Http;
using Serverless.Adapters.Realtime;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Realtime;

public sealed class GarnetLiveLimitsTests() : RedisLiveLimitsContract(RedisKind.Garnet);

[OnRedisServer]
public sealed class RedisServerLiveLimitsTests() : RedisLiveLimitsContract(RedisKind.Redis);

public abstract class RedisLiveLimitsContract(RedisKind kind)
{
    private static readonly IdSource Ids = new(TimeProvider.System);

    // A token comes back so slowly that none does during a test.
    private static readonly RoomPolicy Policy = new()
    {
        MessagesPerSecond = 1,
        MessageBurst = 300,
        ConnectionMessagesPerSecond = 1,
        ConnectionMessageBurst = 100,
        DeliveriesPerSecond = 1,
        DeliveryBurst = 1_000,
    };

    private readonly UserId _ada = new(Ids.Next().ToString());

    [ContractFact]
    public async Task Flood_is_cut_at_the_limit_of_a_connection_and_of_its_user()
    {
        var limits = await OpenAsync();
        var connections = Enumerable.Range(0, 5).Select(_ => new ConnectionId(Ids.Next().ToString("N"))).ToArray();

        var first = await FloodAsync(connections[0], 400);
        var others = await Task.WhenAll(connections[1..].Select(one => FloodAsync(one, 400)));

        // Each rejected message of a connection costs its user a token at most until the rejection is known.
        Assert.InRange(first, 100, 110);
        Assert.InRange(first + others.Sum(), 100, 320);
        Assert.False(await limits.TryCountAsync(_ada, new ConnectionId(Ids.Next().ToString("N")), default));

        async Task<int> FloodAsync(ConnectionId connection, int count)
        {
            var passed = 0;

            for (var i = 0; i < count; i++)
            {
                passed += await limits.TryCountAsync(_ada, connection, default) ? 1 : 0;
            }

            return passed;
        }
    }

    [ContractFact]
    public async Task Concurrent_messages_of_one_user_reach_no_more_than_the_budget()
    {
        var limits = await OpenAsync();

        var delivered = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => limits.TryDeliverAsync(_ada, 90, default)));

        Assert.Equal(1_000 / 90, delivered.Count(isDelivered => isDelivered));
    }

    [ContractFact]
    public async Task Message_to_a_room_larger_than_the_budget_takes_all_of_it()
    {
        var limits = await OpenAsync();

        Assert.True(await limits.TryDeliverAsync(_ada, 50_000, default));
        Assert.False(await limits.TryDeliverAsync(_ada, 50, default));
        Assert.True(await limits.TryDeliverAsync(new UserId(Ids.Next().ToString()), 50, default));
    }

    private async Task<RedisLiveLimits> OpenAsync()
    {
        var redis = await TestRedis.OpenAsync(kind);

        return new RedisLiveLimits(
            new RedisRequestGate(redis, new IdempotencyPolicy(), TimeProvider.System), redis, Policy);
    }
}
