using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>Lines move without the drain: whoever asks when the last step is older than a tick takes the next one.</summary>
public abstract partial class WaitingLineContract
{
    private static readonly WaitingRoomPolicy Ticking = new() { BurstSeconds = 10, TickMilliseconds = 60_000 };
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(1);

    [ContractFact]
    public async Task Takes_no_step_for_a_question_while_the_last_one_is_recent()
    {
        var world = await MakeAsync(Ticking, OneInside);
        await EnterAllAsync(world, "a", "b");
        await world.LeaveAsync("a");

        var asked = await world.AskAsync("b");

        Assert.Null(asked.Step);
        Assert.Equal((PlaceState.Waiting, 1), (asked.Place.State, asked.Place.Position));
    }

    [ContractFact]
    public async Task Takes_the_step_that_is_due_for_the_first_who_asks_and_for_nobody_else()
    {
        var world = await MakeAsync(Ticking, OneInside);
        await EnterAllAsync(world, "a", "b", "c");
        await world.LeaveAsync("a");
        await world.PassTimeAsync(Tick);

        var first = await world.AskAsync("c");
        var second = await world.AskAsync("b");

        Assert.Equal(["b"], Names(first));
        Assert.Equal((PlaceState.Waiting, 1), (first.Place.State, first.Place.Position));
        Assert.Equal(first.Place.Line, first.Step?.Line);
        Assert.Equal((PlaceState.Admitted, null), (second.Place.State, second.Step));
    }

    [ContractFact]
    public async Task Tells_whoever_moved_the_line_their_own_new_place()
    {
        var world = await MakeAsync(Ticking, OneInside);
        await EnterAllAsync(world, "a", "b");
        await world.LeaveAsync("a");
        await world.PassTimeAsync(Tick);

        var asked = await world.AskAsync("b");

        Assert.Equal(["b"], Names(asked));
        Assert.Equal((PlaceState.Admitted, 0), (asked.Place.State, asked.Place.Position));
    }

    [ContractFact]
    public async Task Moves_the_line_before_a_newcomer_enters()
    {
        var world = await MakeAsync(Ticking, new LineRules(Capacity: 2, AdmissionsPerSecond: 1));
        await EnterAllAsync(world, "a", "b", "c");
        await world.LeaveAsync("a");
        await world.PassTimeAsync(Tick);

        var newcomer = await world.AskToEnterAsync("d");

        Assert.Equal(["c"], Names(newcomer));
        Assert.Equal((PlaceState.Waiting, 1), (newcomer.Place.State, newcomer.Place.Position));
    }

    [ContractFact]
    public async Task Admits_by_questions_no_more_than_the_burst_after_any_pause()
    {
        var world = await MakeAsync(
            Ticking with { BurstSeconds = 3 }, new LineRules(Capacity: 100, AdmissionsPerSecond: 1));
        await EnterAllAsync(world, [.. Enumerable.Range(10, 20).Select(number => $"v{number}")]);
        await world.PassTimeAsync(Tick + Tick);

        Assert.Equal(["v13", "v14", "v15"], Names(await world.AskAsync("v29")));
        Assert.Null((await world.AskAsync("v29")).Step);
    }

    [ContractFact]
    public async Task Goes_on_with_the_next_question_when_a_step_left_work()
    {
        var policy = Ticking with { DrainBatchMax = 2, PassSeconds = 30 };
        var world = await MakeAsync(policy, new LineRules(Capacity: 3, AdmissionsPerSecond: 1));
        await EnterAllAsync(world, "a", "b", "c", "d", "e", "f", "g");
        await world.PassTimeAsync(Tick);

        var steps = new[] { await world.AskAsync("g"), await world.AskAsync("g"), await world.AskAsync("g") };

        Assert.Equal(["d", "e", "f"], steps.SelectMany(Names));
        Assert.Null(steps[2].Step);
    }

    [ContractFact]
    public async Task Keeps_the_place_of_whoever_asks_first_after_a_long_silence()
    {
        var world = await MakeAsync(Ticking, new LineRules(Capacity: 0, AdmissionsPerSecond: 1));
        await EnterAllAsync(world, "silent", "back");
        await world.PassTimeAsync(TimeSpan.FromSeconds(301));

        var asked = await world.AskAsync("back");

        Assert.Equal((PlaceState.Waiting, 1), (asked.Place.State, asked.Place.Position));
        Assert.Equal(1, asked.Place.Line.QueueSize);
    }

    [ContractFact]
    public async Task Keeps_the_lobby_closed_for_questions_until_the_opening()
    {
        string[] lobby = [.. Enumerable.Range(100, 8).Select(number => $"v{number}")];
        var world = await MakeAsync(Ticking, new LineRules(Capacity: 100, AdmissionsPerSecond: 10));
        world.OpensAt = world.Now + Tick + Tick;
        await EnterAllAsync(world, lobby);
        await world.PassTimeAsync(Tick);

        var before = await world.AskAsync("v100");
        await world.PassTimeAsync(Tick);
        var after = await world.AskAsync("v100");

        Assert.Empty(Names(before));
        Assert.NotNull(before.Step);
        Assert.Equal(lobby, Names(after).Order());
        Assert.Equal(PlaceState.Admitted, after.Place.State);
    }

    [ContractFact]
    public async Task Gives_figures_a_version_that_grows_with_every_change_and_with_no_question()
    {
        var world = await MakeAsync(Ticking, OneInside);
        var entered = (await world.EnterAsync("a")).Line.Version;
        var asked = (await world.ShowAsync("a")).Line.Version;
        var stepped = (await world.Line.AdvanceAsync(world.Terms, default)).Line.Version;
        await world.SetRulesAsync(OneInside);
        var ruled = (await world.Line.ReadAsync(world.Terms, default)).Version;
        var cleared = (await world.Line.ClearAsync(world.Terms, default)).Version;

        Assert.InRange(entered, 1, long.MaxValue);
        Assert.Equal(entered, asked);
        Assert.Equal([asked, stepped, ruled, cleared], new[] { asked, stepped, ruled, cleared }.Order().Distinct());
        Assert.Equal(cleared, (await world.Line.ReadAsync(world.Terms, default)).Version);
    }

    private static IEnumerable<string> Names(PlaceAnswer answer) =>
        answer.Step?.Admitted.Select(visitor => visitor.Value) ?? [];
}
