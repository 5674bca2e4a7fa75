using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>The opening of the sale, and what those who watch over the line may do.</summary>
public abstract partial class WaitingQueueContract
{
    [ContractFact]
    public async Task Draws_the_lobby_by_lot_and_puts_later_visitors_behind_it()
    {
        string[] lobby = [.. Enumerable.Range(100, 40).Select(number => $"v{number}")];
        var fixture = await MakeAsync(Policy, new QueueRules(Capacity: 100, AdmissionsPerSecond: 10));
        fixture.OpensAt = fixture.Now + TimeSpan.FromMinutes(2);
        await EnterAllAsync(fixture, lobby);

        Assert.Empty(await fixture.AdvanceAsync());
        Assert.All(await Task.WhenAll(lobby.Select(fixture.ShowAsync)), entry => Assert.Equal(40, entry.Position));

        await fixture.PassTimeAsync(TimeSpan.FromMinutes(2) + TimeSpan.FromSeconds(1));
        Assert.Equal(41, (await fixture.EnterAsync("late")).Position);
        var admitted = await fixture.AdvanceAsync();

        Assert.Equal(lobby.Append("late").Order(), admitted.Order());
        Assert.Equal("late", admitted[^1]);
        Assert.NotEqual(lobby, admitted[..^1]);
    }

    [ContractFact]
    public async Task Gives_the_same_lot_to_whoever_leaves_the_lobby_and_comes_back()
    {
        var fixture = await MakeAsync(Policy, new QueueRules(Capacity: 100, AdmissionsPerSecond: 10));
        string[] lobby = [.. Enumerable.Range(100, 20).Select(number => $"v{number}")];
        fixture.OpensAt = fixture.Now + TimeSpan.FromMinutes(2);
        await EnterAllAsync(fixture, lobby);
        var places = new Dictionary<string, int>();
        await fixture.PassTimeAsync(TimeSpan.FromMinutes(2.5));

        foreach (var user in lobby)
        {
            places[user] = (await fixture.ShowAsync(user)).Position;
        }

        await fixture.PassTimeAsync(TimeSpan.FromMinutes(-2));
        await fixture.LeaveAsync("v105");
        await fixture.EnterAsync("v105");
        await fixture.PassTimeAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(places["v105"], (await fixture.ShowAsync("v105")).Position);
    }

    [ContractFact]
    public async Task Takes_new_caps_live_and_sends_nobody_away()
    {
        var fixture = await MakeAsync(Policy, new QueueRules(Capacity: 3, AdmissionsPerSecond: 1));
        await EnterAllAsync(fixture, "a", "b", "c", "d");

        await fixture.Queue.SetRulesAsync(fixture.Terms, new QueueRules(Capacity: 2, AdmissionsPerSecond: 5), default);
        await fixture.LeaveAsync("a");
        Assert.Empty(await fixture.AdvanceAsync());
        Assert.Equal(new QueueStats(1, 2, 2, 0), await fixture.ReadAsync());
        await fixture.LeaveAsync("b");

        Assert.Equal(["d"], await fixture.AdvanceAsync());
    }

    [ContractFact]
    public async Task Follows_the_callers_caps_again_once_all_must_know_the_live_ones()
    {
        var fixture = await MakeAsync(Policy, new QueueRules(Capacity: 3, AdmissionsPerSecond: 1));
        await fixture.SetRulesAsync(new QueueRules(Capacity: 2, AdmissionsPerSecond: 5));

        await fixture.PassTimeAsync(TimeSpan.FromSeconds(58));
        Assert.Equal(2, (await fixture.ShowAsync("a")).Queue.Threshold);
        await fixture.PassTimeAsync(TimeSpan.FromSeconds(2));

        Assert.Equal(3, (await fixture.ShowAsync("a")).Queue.Threshold);
    }

    [ContractFact]
    public async Task Sends_everybody_away_when_cleared()
    {
        var fixture = await MakeAsync(Policy, OneInside);
        await EnterAllAsync(fixture, "a", "b");

        await fixture.Queue.ClearAsync(fixture.Terms, default);

        Assert.Equal(QueueEntryState.NotInQueue, (await fixture.ShowAsync("a")).State);
        Assert.Equal(QueueEntryState.NotInQueue, (await fixture.ShowAsync("b")).State);
        Assert.Equal(new QueueStats(0, 0, 1, 0), await fixture.ReadAsync());
    }

    [ContractFact]
    public async Task Counts_those_it_served_and_foretells_the_wait_by_the_rate()
    {
        var fixture = await MakeAsync(Policy, new QueueRules(Capacity: 5, AdmissionsPerSecond: 50));
        await EnterAllAsync(fixture, [.. Enumerable.Range(100, 51).Select(number => $"v{number}")]);

        Assert.Equal(TimeSpan.FromSeconds(1), (await fixture.ShowAsync("v149")).EstimatedWait);
        await fixture.LeaveAsync("v100");
        await fixture.AdvanceAsync();

        Assert.Equal(1, (await fixture.ShowAsync("v149")).Queue.ServingNumber);
    }
}
