using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>Lines move without the drain: whoever asks when the last step is older than a tick takes the next one.</summary>
public abstract partial class WaitingQueueContract
{
    private static readonly WaitingRoomPolicy Ticking = new() { BurstSeconds = 10, TickMilliseconds = 60_000 };
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(1);

    [ContractFact]
    public async Task Takes_no_step_for_a_question_while_the_last_one_is_recent()
    {
        var fixture = await MakeAsync(Ticking, OneInside);
        await EnterAllAsync(fixture, "a", "b");
        await fixture.LeaveAsync("a");

        var asked = await fixture.AskAsync("b");

        Assert.Null(asked.Step);
        Assert.Equal((QueueEntryState.Waiting, 1), (asked.Entry.State, asked.Entry.Position));
    }

    [ContractFact]
    public async Task Takes_the_step_that_is_due_for_the_first_who_asks_and_for_nobody_else()
    {
        var fixture = await MakeAsync(Ticking, OneInside);
        await EnterAllAsync(fixture, "a", "b", "c");
        await fixture.LeaveAsync("a");
        await fixture.PassTimeAsync(Tick);

        var first = await fixture.AskAsync("c");
        var second = await fixture.AskAsync("b");

        Assert.Equal(["b"], Names(first));
        Assert.Equal((QueueEntryState.Waiting, 1), (first.Entry.State, first.Entry.Position));
        Assert.Equal(first.Entry.Queue, first.Step?.Queue);
        Assert.Equal((QueueEntryState.Admitted, null), (second.Entry.State, second.Step));
    }

    [ContractFact]
    public async Task Tells_whoever_moved_the_line_their_own_new_place()
    {
        var fixture = await MakeAsync(Ticking, OneInside);
        await EnterAllAsync(fixture, "a", "b");
        await fixture.LeaveAsync("a");
        await fixture.PassTimeAsync(Tick);

        var asked = await fixture.AskAsync("b");

        Assert.Equal(["b"], Names(asked));
        Assert.Equal((QueueEntryState.Admitted, 0), (asked.Entry.State, asked.Entry.Position));
    }

    [ContractFact]
    public async Task Moves_the_line_before_a_newcomer_enters()
    {
        var fixture = await MakeAsync(Ticking, new QueueRules(Capacity: 2, AdmissionsPerSecond: 1));
        await EnterAllAsync(fixture, "a", "b", "c");
        await fixture.LeaveAsync("a");
        await fixture.PassTimeAsync(Tick);

        var newcomer = await fixture.AskToEnterAsync("d");

        Assert.Equal(["c"], Names(newcomer));
        Assert.Equal((QueueEntryState.Waiting, 1), (newcomer.Entry.State, newcomer.Entry.Position));
    }

    [ContractFact]
    public async Task Admits_by_questions_no_more_than_the_burst_after_any_pause()
    {
        var fixture = await MakeAsync(
            Ticking with { BurstSeconds = 3 }, new QueueRules(Capacity: 100, AdmissionsPerSecond: 1));
        await EnterAllAsync(fixture, [.. Enumerable.Range(10, 20).Select(number => $"v{number}")]);
        await fixture.PassTimeAsync(Tick + Tick);

        Assert.Equal(["v13", "v14", "v15"], Names(await fixture.AskAsync("v29")));
        Assert.Null((await fixture.AskAsync("v29")).Step);
    }

    [ContractFact]
    public async Task Goes_on_with_the_next_question_when_a_step_left_work()
    {
        var policy = Ticking with { DrainBatchMax = 2, PassSeconds = 30 };
        var fixture = await MakeAsync(policy, new QueueRules(Capacity: 3, AdmissionsPerSecond: 1));
        await EnterAllAsync(fixture, "a", "b", "c", "d", "e", "f", "g");
        await fixture.PassTimeAsync(Tick);

        var steps = new[] { await fixture.AskAsync("g"), await fixture.AskAsync("g"), await fixture.AskAsync("g") };

        Assert.Equal(["d", "e", "f"], steps.SelectMany(Names));
        Assert.Null(steps[2].Step);
    }

    [ContractFact]
    public async Task Keeps_the_place_of_whoever_asks_first_after_a_long_silence()
    {
        var fixture = await MakeAsync(Ticking, new QueueRules(Capacity: 0, AdmissionsPerSecond: 1));
        await EnterAllAsync(fixture, "silent", "back");
        await fixture.PassTimeAsync(TimeSpan.FromSeconds(301));

        var asked = await fixture.AskAsync("back");

        Assert.Equal((QueueEntryState.Waiting, 1), (asked.Entry.State, asked.Entry.Position));
        Assert.Equal(1, asked.Entry.Queue.QueueSize);
    }

    [ContractFact]
    public async Task Keeps_the_lobby_closed_for_questions_until_the_opening()
    {
        string[] lobby = [.. Enumerable.Range(100, 8).Select(number => $"v{number}")];
        var fixture = await MakeAsync(Ticking, new QueueRules(Capacity: 100, AdmissionsPerSecond: 10));
        fixture.OpensAt = fixture.Now + Tick + Tick;
        await EnterAllAsync(fixture, lobby);
        await fixture.PassTimeAsync(Tick);

        var before = await fixture.AskAsync("v100");
        await fixture.PassTimeAsync(Tick);
        var after = await fixture.AskAsync("v100");

        Assert.Empty(Names(before));
        Assert.NotNull(before.Step);
        Assert.Equal(lobby, Names(after).Order());
        Assert.Equal(QueueEntryState.Admitted, after.Entry.State);
    }

    [ContractFact]
    public async Task Gives_figures_a_version_that_grows_with_every_change_and_with_no_question()
    {
        var fixture = await MakeAsync(Ticking, OneInside);
        var entered = (await fixture.EnterAsync("a")).Queue.Version;
        var asked = (await fixture.ShowAsync("a")).Queue.Version;
        var stepped = (await fixture.Queue.AdvanceAsync(fixture.Terms, default)).Queue.Version;
        await fixture.SetRulesAsync(OneInside);
        var ruled = (await fixture.Queue.ReadAsync(fixture.Terms, default)).Version;
        var cleared = (await fixture.Queue.ClearAsync(fixture.Terms, default)).Version;

        Assert.InRange(entered, 1, long.MaxValue);
        Assert.Equal(entered, asked);
        Assert.Equal([asked, stepped, ruled, cleared], new[] { asked, stepped, ruled, cleared }.Order().Distinct());
        Assert.Equal(cleared, (await fixture.Queue.ReadAsync(fixture.Terms, default)).Version);
    }

    private static IEnumerable<string> Names(QueueEntryResult answer) =>
        answer.Step?.Admitted.Select(user => user.Value) ?? [];
}
