using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>What the domain relies on, whoever keeps the line.</summary>
public abstract class WaitingLineContract
{
    private static readonly WaitingRoomPolicy Policy = new() { BurstSeconds = 10 };
    private static readonly LineRules OneInside = new(Capacity: 1, AdmissionsPerSecond: 1);

    private protected abstract Task<LineWorld> MakeAsync(WaitingRoomPolicy policy, LineRules rules);

    [ContractFact]
    public async Task Admits_at_once_while_there_is_room_and_nobody_waits()
    {
        var world = await MakeAsync(Policy, OneInside);

        var place = await world.EnterAsync("a");

        Assert.Equal(PlaceState.Admitted, place.State);
        Assert.Equal(new LineFigures(0, 1, 1, 0), place.Line);
        Assert.InRange(place.PassExpiresAt!.Value, world.Now + TimeSpan.FromSeconds(590), world.Now + Policy.PassLifetime);
    }

    [ContractFact]
    public async Task Keeps_the_place_of_whoever_enters_again()
    {
        var world = await MakeAsync(Policy, OneInside);
        await EnterAllAsync(world, "a", "b", "c");

        var again = await world.EnterAsync("b");

        Assert.Equal((PlaceState.Waiting, 1), (again.State, again.Position));
        Assert.Equal(2, again.Line.QueueSize);
        Assert.Equal(PlaceState.Admitted, (await world.EnterAsync("a")).State);
    }

    [ContractFact]
    public async Task Lets_nobody_past_those_who_wait()
    {
        var world = await MakeAsync(Policy, OneInside);
        await EnterAllAsync(world, "a", "b");
        await world.LeaveAsync("a");

        var newcomer = await world.EnterAsync("c");

        Assert.Equal((PlaceState.Waiting, 2), (newcomer.State, newcomer.Position));
        Assert.Equal(["b"], await world.AdvanceAsync());
    }

    [ContractFact]
    public async Task Admits_in_order_and_never_more_than_fit()
    {
        var world = await MakeAsync(Policy, new LineRules(Capacity: 3, AdmissionsPerSecond: 1));
        await EnterAllAsync(world, "a", "b", "c", "d", "e", "f");
        await world.LeaveAsync("a");
        await world.LeaveAsync("b");

        Assert.Equal(["d", "e"], await world.AdvanceAsync());
        Assert.Empty(await world.AdvanceAsync());
        Assert.Equal(1, (await world.ShowAsync("f")).Position);
    }

    [ContractFact]
    public async Task Admits_by_the_time_that_passed_and_makes_up_lost_ticks_only_up_to_the_burst()
    {
        var world = await MakeAsync(new() { BurstSeconds = 3 }, new LineRules(Capacity: 100, AdmissionsPerSecond: 1));
        await EnterAllAsync(world, [.. Enumerable.Range(10, 20).Select(number => $"v{number}")]);
        Assert.Equal(17, (await world.ShowAsync("v29")).Position);

        await world.PassTimeAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(["v13", "v14"], await world.AdvanceAsync());

        await world.PassTimeAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(["v15", "v16", "v17"], await world.AdvanceAsync());
        Assert.Empty(await world.AdvanceAsync());
    }

    [ContractFact]
    public async Task Frees_the_room_of_a_pass_that_ran_out()
    {
        var world = await MakeAsync(Policy, OneInside);
        await EnterAllAsync(world, "a", "b");
        await world.PassTimeAsync(TimeSpan.FromSeconds(299));
        await world.ShowAsync("b");

        await world.PassTimeAsync(TimeSpan.FromSeconds(299));
        Assert.Empty(await world.AdvanceAsync());
        await world.ShowAsync("b");
        await world.PassTimeAsync(TimeSpan.FromSeconds(3));

        Assert.Equal(["b"], await world.AdvanceAsync());
        Assert.Equal(PlaceState.NotInLine, (await world.ShowAsync("a")).State);
    }

    [ContractFact]
    public async Task Drops_whoever_was_silent_too_long_and_keeps_the_others()
    {
        var world = await MakeAsync(Policy, new LineRules(Capacity: 0, AdmissionsPerSecond: 1));
        await EnterAllAsync(world, "silent", "present");
        await world.PassTimeAsync(TimeSpan.FromSeconds(200));
        await world.ShowAsync("present");
        await world.PassTimeAsync(TimeSpan.FromSeconds(101));

        await world.AdvanceAsync();

        Assert.Equal(PlaceState.NotInLine, (await world.ShowAsync("silent")).State);
        Assert.Equal(1, (await world.ShowAsync("present")).Position);
    }

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
        Assert.Equal(new LineFigures(1, 2, 2, 0), await world.Line.ReadAsync(world.Terms, default));
        await world.LeaveAsync("b");

        Assert.Equal(["d"], await world.AdvanceAsync());
    }

    [ContractFact]
    public async Task Sends_everybody_away_when_cleared()
    {
        var world = await MakeAsync(Policy, OneInside);
        await EnterAllAsync(world, "a", "b");

        await world.Line.ClearAsync(world.Terms, default);

        Assert.Equal(PlaceState.NotInLine, (await world.ShowAsync("a")).State);
        Assert.Equal(PlaceState.NotInLine, (await world.ShowAsync("b")).State);
        Assert.Equal(new LineFigures(0, 0, 1, 0), await world.Line.ReadAsync(world.Terms, default));
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

    private static async Task EnterAllAsync(LineWorld world, params string[] visitors)
    {
        foreach (var visitor in visitors)
        {
            await world.EnterAsync(visitor);
        }
    }
}
