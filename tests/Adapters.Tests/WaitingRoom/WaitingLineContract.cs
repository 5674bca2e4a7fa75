using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>What the domain relies on, whoever keeps the line.</summary>
public abstract partial class WaitingLineContract
{
    // Only the drain moves these lines; what those who ask do stands with the steps.
    private static readonly WaitingRoomPolicy Policy = new() { BurstSeconds = 10, TickMilliseconds = int.MaxValue };
    private static readonly LineRules OneInside = new(Capacity: 1, AdmissionsPerSecond: 1);

    private protected abstract Task<LineWorld> MakeAsync(WaitingRoomPolicy policy, LineRules rules);

    [ContractFact]
    public async Task Admits_at_once_while_there_is_room_and_nobody_waits()
    {
        var world = await MakeAsync(Policy, OneInside);

        var place = await world.EnterAsync("a");

        Assert.Equal(PlaceState.Admitted, place.State);
        Assert.Equal(new LineFigures(0, 1, 1, 0), place.Line with { Version = 0 });
        Assert.InRange(
            place.PassExpiresAt!.Value, world.Now + TimeSpan.FromSeconds(590), world.Now + Policy.PassLifetime);
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
        var policy = Policy with { BurstSeconds = 3 };
        var world = await MakeAsync(policy, new LineRules(Capacity: 100, AdmissionsPerSecond: 1));
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

    private static async Task EnterAllAsync(LineWorld world, params string[] visitors)
    {
        foreach (var visitor in visitors)
        {
            await world.EnterAsync(visitor);
        }
    }
}
