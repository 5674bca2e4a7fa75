using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Adapters.WaitingRoom;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.WaitingRoom;

public abstract class PassesContract(RedisKind kind)
{
    private static readonly VisitorId Guest = VisitorId.OfGuest("a");
    private static readonly LineRules OneInside = new(Capacity: 1, AdmissionsPerSecond: 100);

    private static readonly WaitingRoomPolicy Policy = new();

    private readonly LineTerms _terms =
        new(new PerformanceTag(TestRedis.NextPerformanceNumber()), DateTimeOffset.UnixEpoch, OneInside);

    [ContractFact]
    public async Task Hands_a_pass_over_to_one_of_many_who_want_it_at_once()
    {
        var (line, passes) = await MakeAsync();
        var before = (await line.EnterAsync(_terms, Guest, default)).Place;
        VisitorId[] takers = [.. Enumerable.Range(0, 50).Select(i => new VisitorId($"taker-{i}"))];

        var taken = await Task.WhenAll(takers.Select(taker =>
            passes.TryHandOverAsync(_terms.Performance, Guest, taker, default)));

        var winner = Array.IndexOf(taken, true);
        Assert.Single(taken, isTaken => isTaken);
        var after = (await line.ShowAsync(_terms, takers[winner], default)).Place;
        Assert.Equal((PlaceState.Admitted, before.PassExpiresAt), (after.State, after.PassExpiresAt));
        Assert.Equal(1, after.Line.CurrentUsers);
        Assert.Equal(PlaceState.NotInLine, (await line.ShowAsync(_terms, Guest, default)).Place.State);
    }

    [ContractFact]
    public async Task Takes_whoever_goes_in_out_of_the_line()
    {
        var (line, passes) = await MakeAsync();
        var ada = new VisitorId("ada");
        await line.EnterAsync(_terms, Guest, default);
        await line.EnterAsync(_terms, ada, default);

        Assert.True(await passes.TryHandOverAsync(_terms.Performance, Guest, ada, default));

        var figures = await line.ReadAsync(_terms, default);
        Assert.Equal((0, 1), (figures.QueueSize, figures.CurrentUsers));
    }

    [ContractFact]
    public async Task Hands_over_no_place_in_the_line_and_no_pass_that_ended()
    {
        var (line, passes) = await MakeAsync();
        var (ada, bob) = (new VisitorId("ada"), new VisitorId("bob"));
        await line.EnterAsync(_terms, ada, default);
        await line.EnterAsync(_terms, Guest, default);

        Assert.False(await passes.TryHandOverAsync(_terms.Performance, Guest, bob, default));
        Assert.False(await passes.TryHandOverAsync(_terms.Performance, bob, Guest, default));
        Assert.Equal(PlaceState.Waiting, (await line.ShowAsync(_terms, Guest, default)).Place.State);
        Assert.Equal(PlaceState.NotInLine, (await line.ShowAsync(_terms, bob, default)).Place.State);

        var database = await (await TestRedis.OpenAsync(kind)).OpenAsync(default);
        await database.SortedSetAddAsync($"line:{{{_terms.Performance}}}:admitted", ada.Value, 1);

        Assert.False(await passes.TryHandOverAsync(_terms.Performance, ada, bob, default));
    }

    private async Task<(RedisWaitingLine Line, RedisPasses Passes)> MakeAsync()
    {
        var redis = await TestRedis.OpenAsync(kind);

        return (new RedisWaitingLine(redis, Policy), new RedisPasses(redis));
    }
}

public sealed class GarnetPassesTests() : PassesContract(RedisKind.Garnet);

[OnRedisServer]
public sealed class RedisServerPassesTests() : PassesContract(RedisKind.Redis);
