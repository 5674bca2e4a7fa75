using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>The opening of the sale, and what those who watch over the line may do.</summary>
public abstract partial class WaitingLineContract
{
    [ContractFact]
    public async Task Draws_the_lobby_by_lot_and_puts_later_visitors_behind_it()
    {
        string[] lobby = [.. Enumerable.Range(100, 40).Select(number => $"v{number}")];
        var world = await MakeAsync(Policy, new LineRules(Capacity: 100, AdmissionsPerSecond: 10));
        world.OpensAt = world.Now + TimeSpan.FromMinutes(2);
        await EnterAllAsync(world, lobby);

        Assert.Empty(await world.AdvanceAsync());
        Assert.All(await Task.WhenAll(lobby.Select(world.ShowAsync)), place => Assert.Equal(40, place.Position));

        await world.PassTimeAsync(TimeSpan.FromMinutes(2) + TimeSpan.FromSeconds(1));
        Assert.Equal(41, (await world.EnterAsync("late")).Position);
        var admitted = await world.AdvanceAsync();

        Assert.Equal(lobby.Append("late").Order(), admitted.Order());
        Assert.Equal("late", admitted[^1]);
        Assert.NotEqual(lobby, admitted[..^1]);
    }

    [ContractFact]
    public async Task Gives_the_same_lot_to_whoever_leaves_the_lobby_and_comes_back()
    {
        var world = await MakeAsync(Policy, new LineRules(Capacity: 100, AdmissionsPerSecond: 10));
        string[] lobby = [.. Enumerable.Range(100, 20).Select(number => $"v{number}")];
        world.OpensAt = world.Now + TimeSpan.FromMinutes(2);
        await EnterAllAsync(world, lobby);
        var places = new Dictionary<string, int>();
        await world.PassTimeAsync(TimeSpan.FromMinutes(2.5));

        foreach (var visitor in lobby)
        {
            places[visitor] = (await world.ShowAsync(visitor)).Position;
        }

        await world.PassTimeAsync(TimeSpan.FromMinutes(-2));
        await world.LeaveAsync("v105");
        await world.EnterAsync("v105");
        await world.PassTimeAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(places["v105"], (await world.ShowAsync("v105")).Position);
    }

    [ContractFact]
    public async Task Takes_new_caps_live_and_sends_nobody_away()
    {
        var world = await MakeAsync(Policy, new LineRules(Capacity: 3, AdmissionsPerSecond: 1));
        await EnterAllAsync(world, "a", "b", "c", "d");

        await world.Line.SetRulesAsync(world.Terms, new LineRules(Capacity: 2, AdmissionsPerSecond: 5), default);
        await world.LeaveAsync("a");
        Assert.Empty(await world.AdvanceAsync());
        Assert.Equal(new LineFigures(1, 2, 2, 0), await world.ReadAsync());
        await world.LeaveAsync("b");

        Assert.Equal(["d"], await world.AdvanceAsync());
    }

    [ContractFact]
    public async Task Follows_the_callers_caps_again_once_all_must_know_the_live_ones()
    {
        var world = await MakeAsync(Policy, new LineRules(Capacity: 3, AdmissionsPerSecond: 1));
        await world.SetRulesAsync(new LineRules(Capacity: 2, AdmissionsPerSecond: 5));

        await world.PassTimeAsync(TimeSpan.FromSeconds(58));
        Assert.Equal(2, (await world.ShowAsync("a")).Line.Threshold);
        await world.PassTimeAsync(TimeSpan.FromSeconds(2));

        Assert.Equal(3, (await world.ShowAsync("a")).Line.Threshold);
    }

    [ContractFact]
    public async Task Sends_everybody_away_when_cleared()
    {
        var world = await MakeAsync(Policy, OneInside);
        await EnterAllAsync(world, "a", "b");

        await world.Line.ClearAsync(world.Terms, default);

        Assert.Equal(PlaceState.NotInLine, (await world.ShowAsync("a")).State);
        Assert.Equal(PlaceState.NotInLine, (await world.ShowAsync("b")).State);
        Assert.Equal(new LineFigures(0, 0, 1, 0), await world.ReadAsync());
    }

    [ContractFact]
    public async Task Counts_those_it_served_and_foretells_the_wait_by_the_rate()
    {
        var world = await MakeAsync(Policy, new LineRules(Capacity: 5, AdmissionsPerSecond: 50));
        await EnterAllAsync(world, [.. Enumerable.Range(100, 51).Select(number => $"v{number}")]);

        Assert.Equal(TimeSpan.FromSeconds(1), (await world.ShowAsync("v149")).EstimatedWait);
        await world.LeaveAsync("v100");
        await world.AdvanceAsync();

        Assert.Equal(1, (await world.ShowAsync("v149")).Line.ServingNumber);
    }
}
