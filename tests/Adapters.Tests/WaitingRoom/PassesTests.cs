using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Adapters.WaitingRoom;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.WaitingRoom;

public abstract class AdmissionPassesContract(RedisKind kind)
{
    private static readonly UserId Guest = UserId.OfGuest("a");
    private static readonly QueueRules OneInside = new(Capacity: 1, AdmissionsPerSecond: 100);

    private static readonly WaitingRoomPolicy Policy = new();

    private readonly QueueSettings _settings =
        new(new PerformanceTag(TestRedis.NextPerformanceNumber()), DateTimeOffset.UnixEpoch, OneInside);

    [ContractFact]
    public async Task Concurrent_transfers_give_the_admission_pass_to_one_user()
    {
        var (queue, passes) = await OpenAsync();
        var before = (await queue.EnterAsync(_settings, Guest, default)).Entry;
        UserId[] recipients = [.. Enumerable.Range(0, 50).Select(i => new UserId($"recipient-{i}"))];

        var transferred = await Task.WhenAll(recipients.Select(recipient =>
            passes.TryTransferAsync(_settings.Performance, Guest, recipient, default)));

        var winner = Array.IndexOf(transferred, true);
        Assert.Single(transferred, isTransferred => isTransferred);
        var after = (await queue.ShowAsync(_settings, recipients[winner], default)).Entry;
        Assert.Equal(QueueEntryState.Admitted, after.State);
        Assert.InRange(
            after.PassExpiresAt!.Value - before.PassExpiresAt!.Value,
            Policy.PassLifetime - TimeSpan.FromSeconds(Policy.UnusedPassSeconds),
            Policy.PassLifetime);
        Assert.Equal(1, after.Queue.CurrentUsers);
        Assert.Equal(QueueEntryState.NotInQueue, (await queue.ShowAsync(_settings, Guest, default)).Entry.State);
    }

    [ContractFact]
    public async Task Transferred_admission_pass_removes_its_new_owner_from_the_queue()
    {
        var (queue, passes) = await OpenAsync();
        var ada = new UserId("ada");
        await queue.EnterAsync(_settings, Guest, default);
        await queue.EnterAsync(_settings, ada, default);

        Assert.True(await passes.TryTransferAsync(_settings.Performance, Guest, ada, default));

        var figures = await queue.ReadAsync(_settings, default);
        Assert.Equal((0, 1), (figures.QueueSize, figures.CurrentUsers));
    }

    [ContractFact]
    public async Task Rejects_transfer_of_a_queue_position_and_of_an_expired_pass()
    {
        var (queue, passes) = await OpenAsync();
        var (ada, bob) = (new UserId("ada"), new UserId("bob"));
        await queue.EnterAsync(_settings, ada, default);
        await queue.EnterAsync(_settings, Guest, default);

        Assert.False(await passes.TryTransferAsync(_settings.Performance, Guest, bob, default));
        Assert.False(await passes.TryTransferAsync(_settings.Performance, bob, Guest, default));
        Assert.Equal(QueueEntryState.Waiting, (await queue.ShowAsync(_settings, Guest, default)).Entry.State);
        Assert.Equal(QueueEntryState.NotInQueue, (await queue.ShowAsync(_settings, bob, default)).Entry.State);

        var database = await (await TestRedis.OpenAsync(kind)).OpenAsync(default);
        await database.SortedSetAddAsync($"queue:{{{_settings.Performance}}}:admitted", ada.Value, 1);

        Assert.False(await passes.TryTransferAsync(_settings.Performance, ada, bob, default));
    }

    private async Task<(RedisWaitingQueue Queue, RedisAdmissionPasses Passes)> OpenAsync()
    {
        var redis = await TestRedis.OpenAsync(kind);

        return (new RedisWaitingQueue(redis, Policy, TestSeed.Value), new RedisAdmissionPasses(redis, Policy));
    }
}

public sealed class GarnetPassesTests() : AdmissionPassesContract(RedisKind.Garnet);

[OnRedisServer]
public sealed class RedisServerPassesTests() : AdmissionPassesContract(RedisKind.Redis);
