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

    private readonly QueueSettings _terms =
        new(new PerformanceTag(TestRedis.NextPerformanceNumber()), DateTimeOffset.UnixEpoch, OneInside);

    [ContractFact]
    public async Task Hands_a_pass_over_to_one_of_many_who_want_it_at_once()
    {
        var (queue, passes) = await MakeAsync();
        var before = (await queue.EnterAsync(_terms, Guest, default)).Entry;
        UserId[] takers = [.. Enumerable.Range(0, 50).Select(i => new UserId($"taker-{i}"))];

        var taken = await Task.WhenAll(takers.Select(taker =>
            passes.TryTransferAsync(_terms.Performance, Guest, taker, default)));

        var winner = Array.IndexOf(taken, true);
        Assert.Single(taken, isTaken => isTaken);
        var after = (await queue.ShowAsync(_terms, takers[winner], default)).Entry;
        Assert.Equal((QueueEntryState.Admitted, before.PassExpiresAt), (after.State, after.PassExpiresAt));
        Assert.Equal(1, after.Queue.CurrentUsers);
        Assert.Equal(QueueEntryState.NotInQueue, (await queue.ShowAsync(_terms, Guest, default)).Entry.State);
    }

    [ContractFact]
    public async Task Takes_whoever_goes_in_out_of_the_line()
    {
        var (queue, passes) = await MakeAsync();
        var ada = new UserId("ada");
        await queue.EnterAsync(_terms, Guest, default);
        await queue.EnterAsync(_terms, ada, default);

        Assert.True(await passes.TryTransferAsync(_terms.Performance, Guest, ada, default));

        var figures = await queue.ReadAsync(_terms, default);
        Assert.Equal((0, 1), (figures.QueueSize, figures.CurrentUsers));
    }

    [ContractFact]
    public async Task Hands_over_no_place_in_the_line_and_no_pass_that_ended()
    {
        var (queue, passes) = await MakeAsync();
        var (ada, bob) = (new UserId("ada"), new UserId("bob"));
        await queue.EnterAsync(_terms, ada, default);
        await queue.EnterAsync(_terms, Guest, default);

        Assert.False(await passes.TryTransferAsync(_terms.Performance, Guest, bob, default));
        Assert.False(await passes.TryTransferAsync(_terms.Performance, bob, Guest, default));
        Assert.Equal(QueueEntryState.Waiting, (await queue.ShowAsync(_terms, Guest, default)).Entry.State);
        Assert.Equal(QueueEntryState.NotInQueue, (await queue.ShowAsync(_terms, bob, default)).Entry.State);

        var database = await (await TestRedis.OpenAsync(kind)).OpenAsync(default);
        await database.SortedSetAddAsync($"line:{{{_terms.Performance}}}:admitted", ada.Value, 1);

        Assert.False(await passes.TryTransferAsync(_terms.Performance, ada, bob, default));
    }

    private async Task<(RedisWaitingQueue Queue, RedisAdmissionPasses Passes)> MakeAsync()
    {
        var redis = await TestRedis.OpenAsync(kind);

        return (new RedisWaitingQueue(redis, Policy), new RedisAdmissionPasses(redis));
    }
}

public sealed class GarnetPassesTests() : AdmissionPassesContract(RedisKind.Garnet);

[OnRedisServer]
public sealed class RedisServerPassesTests() : AdmissionPassesContract(RedisKind.Redis);
