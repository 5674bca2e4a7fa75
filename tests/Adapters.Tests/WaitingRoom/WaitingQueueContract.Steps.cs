using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>
/// Queues advance without the drain timer: a request takes the next step when the last step is older than a tick.
/// </summary>
public abstract partial class WaitingQueueContract
{
    private static readonly WaitingRoomPolicy Ticking = new() { BurstSeconds = 10, TickMilliseconds = 60_000 };
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(1);

    [ContractFact]
    public async Task Request_takes_no_step_while_the_last_step_is_recent()
    {
        var fixture = await OpenAsync(Ticking, OneInside);
        await EnterAllAsync(fixture, "a", "b");
        await fixture.LeaveAsync("a");

        var shown = await fixture.ShowWithStepAsync("b");

        Assert.Null(shown.Step);
        Assert.Equal((QueueEntryState.Waiting, 1), (shown.Entry.State, shown.Entry.Position));
    }

    [ContractFact]
    public async Task First_of_two_requests_takes_the_due_step()
    {
        var fixture = await OpenAsync(Ticking, OneInside);
        await EnterAllAsync(fixture, "a", "b", "c");
        await fixture.LeaveAsync("a");
        await fixture.PassTimeAsync(Tick);

        var first = await fixture.ShowWithStepAsync("c");
        var second = await fixture.ShowWithStepAsync("b");

        Assert.Equal(["b"], Names(first));
        Assert.Equal((QueueEntryState.Waiting, 1), (first.Entry.State, first.Entry.Position));
        Assert.Equal(first.Entry.Queue, first.Step?.Queue);
        Assert.Equal((QueueEntryState.Admitted, null), (second.Entry.State, second.Step));
    }

    [ContractFact]
    public async Task Request_that_takes_a_step_returns_the_new_position()
    {
        var fixture = await OpenAsync(Ticking, OneInside);
        await EnterAllAsync(fixture, "a", "b");
        await fixture.LeaveAsync("a");
        await fixture.PassTimeAsync(Tick);

        var shown = await fixture.ShowWithStepAsync("b");

        Assert.Equal(["b"], Names(shown));
        Assert.Equal((QueueEntryState.Admitted, 0), (shown.Entry.State, shown.Entry.Position));
    }

    [ContractFact]
    public async Task Entering_takes_the_due_step_first()
    {
        var fixture = await OpenAsync(Ticking, new QueueRules(Capacity: 2, AdmissionsPerSecond: 1));
        await EnterAllAsync(fixture, "a", "b", "c");
        await fixture.LeaveAsync("a");
        await fixture.PassTimeAsync(Tick);

        var newcomer = await fixture.EnterWithStepAsync("d");

        Assert.Equal(["c"], Names(newcomer));
        Assert.Equal((QueueEntryState.Waiting, 1), (newcomer.Entry.State, newcomer.Entry.Position));
    }

    [ContractFact]
    public async Task Requests_admit_at_most_the_burst_after_a_pause()
    {
        var fixture = await OpenAsync(
            Ticking with { BurstSeconds = 3 }, new QueueRules(Capacity: 100, AdmissionsPerSecond: 1));
        await EnterAllAsync(fixture, [.. Enumerable.Range(10, 20).Select(number => $"v{number}")]);
        await fixture.PassTimeAsync(Tick + Tick);

        Assert.Equal(["v13", "v14", "v15"], Names(await fixture.ShowWithStepAsync("v29")));
        Assert.Null((await fixture.ShowWithStepAsync("v29")).Step);
    }

    [ContractFact]
    public async Task Next_request_continues_an_incomplete_step()
    {
        var policy = Ticking with { DrainBatchMax = 2, PassSeconds = 30 };
        var fixture = await OpenAsync(policy, new QueueRules(Capacity: 3, AdmissionsPerSecond: 1));
        await EnterAllAsync(fixture, "a", "b", "c", "d", "e", "f", "g");
        await fixture.PassTimeAsync(Tick);

        QueueEntryResult[] steps =
        [
            await fixture.ShowWithStepAsync("g"),
            await fixture.ShowWithStepAsync("g"),
            await fixture.ShowWithStepAsync("g"),
        ];

        Assert.Equal(["d", "e", "f"], steps.SelectMany(Names));
        Assert.Null(steps[2].Step);
    }

    [ContractFact]
    public async Task First_request_after_a_long_silence_keeps_its_position()
    {
        var fixture = await OpenAsync(Ticking, new QueueRules(Capacity: 0, AdmissionsPerSecond: 1));
        await EnterAllAsync(fixture, "silent", "back");
        await fixture.PassTimeAsync(TimeSpan.FromSeconds(301));

        var shown = await fixture.ShowWithStepAsync("back");

        Assert.Equal((QueueEntryState.Waiting, 1), (shown.Entry.State, shown.Entry.Position));
        Assert.Equal(1, shown.Entry.Queue.QueueSize);
    }

    [ContractFact]
    public async Task Requests_admit_no_user_of_the_lobby_before_the_opening()
    {
        string[] lobby = [.. Enumerable.Range(100, 8).Select(number => $"v{number}")];
        var fixture = await OpenAsync(Ticking, new QueueRules(Capacity: 100, AdmissionsPerSecond: 10));
        fixture.OpensAt = fixture.Now + Tick + Tick;
        await EnterAllAsync(fixture, lobby);
        await fixture.PassTimeAsync(Tick);

        var before = await fixture.ShowWithStepAsync("v100");
        await fixture.PassTimeAsync(Tick);
        var after = await fixture.ShowWithStepAsync("v100");

        Assert.Empty(Names(before));
        Assert.NotNull(before.Step);
        Assert.Equal(lobby, Names(after).Order());
        Assert.Equal(QueueEntryState.Admitted, after.Entry.State);
    }

    [ContractFact]
    public async Task Version_grows_with_every_change_and_not_with_reads()
    {
        var fixture = await OpenAsync(Ticking, OneInside);
        var entered = (await fixture.EnterAsync("a")).Queue.Version;
        var shown = (await fixture.ShowAsync("a")).Queue.Version;
        var stepped = (await fixture.Queue.AdvanceAsync(fixture.Settings, default)).Queue.Version;
        await fixture.SetRulesAsync(OneInside);
        var changed = (await fixture.Queue.ReadAsync(fixture.Settings, default)).Version;
        var cleared = (await fixture.Queue.ClearAsync(fixture.Settings, default)).Version;

        Assert.InRange(entered, 1, long.MaxValue);
        Assert.Equal(entered, shown);
        Assert.Equal([shown, stepped, changed, cleared], new[] { shown, stepped, changed, cleared }.Order().Distinct());
        Assert.Equal(cleared, (await fixture.Queue.ReadAsync(fixture.Settings, default)).Version);
    }

    private static IEnumerable<string> Names(QueueEntryResult result) =>
        result.Step?.Admitted.Select(user => user.Value) ?? [];
}
