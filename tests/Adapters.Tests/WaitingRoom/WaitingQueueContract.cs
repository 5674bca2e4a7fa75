using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>What the domain relies on, whoever keeps the line.</summary>
public abstract partial class WaitingQueueContract
{
    // Only the drain moves these lines; what those who ask do stands with the steps.
    private static readonly WaitingRoomPolicy Policy = new() { BurstSeconds = 10, TickMilliseconds = int.MaxValue };
    private static readonly QueueRules OneInside = new(Capacity: 1, AdmissionsPerSecond: 1);

    private protected abstract Task<QueueFixture> MakeAsync(WaitingRoomPolicy policy, QueueRules rules);

    [ContractFact]
    public async Task Admits_at_once_while_there_is_room_and_nobody_waits()
    {
        var fixture = await MakeAsync(Policy, OneInside);

        var entry = await fixture.EnterAsync("a");

        Assert.Equal(QueueEntryState.Admitted, entry.State);
        Assert.Equal(new QueueStats(0, 1, 1, 0), entry.Queue with { Version = 0 });
        Assert.InRange(
            entry.PassExpiresAt!.Value, fixture.Now + TimeSpan.FromSeconds(590), fixture.Now + Policy.PassLifetime);
    }

    [ContractFact]
    public async Task Keeps_the_place_of_whoever_enters_again()
    {
        var fixture = await MakeAsync(Policy, OneInside);
        await EnterAllAsync(fixture, "a", "b", "c");

        var again = await fixture.EnterAsync("b");

        Assert.Equal((QueueEntryState.Waiting, 1), (again.State, again.Position));
        Assert.Equal(2, again.Queue.QueueSize);
        Assert.Equal(QueueEntryState.Admitted, (await fixture.EnterAsync("a")).State);
    }

    [ContractFact]
    public async Task Lets_nobody_past_those_who_wait()
    {
        var fixture = await MakeAsync(Policy, OneInside);
        await EnterAllAsync(fixture, "a", "b");
        await fixture.LeaveAsync("a");

        var newcomer = await fixture.EnterAsync("c");

        Assert.Equal((QueueEntryState.Waiting, 2), (newcomer.State, newcomer.Position));
        Assert.Equal(["b"], await fixture.AdvanceAsync());
    }

    [ContractFact]
    public async Task Admits_in_order_and_never_more_than_fit()
    {
        var fixture = await MakeAsync(Policy, new QueueRules(Capacity: 3, AdmissionsPerSecond: 1));
        await EnterAllAsync(fixture, "a", "b", "c", "d", "e", "f");
        await fixture.LeaveAsync("a");
        await fixture.LeaveAsync("b");

        Assert.Equal(["d", "e"], await fixture.AdvanceAsync());
        Assert.Empty(await fixture.AdvanceAsync());
        Assert.Equal(1, (await fixture.ShowAsync("f")).Position);
    }

    [ContractFact]
    public async Task Admits_by_the_time_that_passed_and_makes_up_lost_ticks_only_up_to_the_burst()
    {
        var policy = Policy with { BurstSeconds = 3 };
        var fixture = await MakeAsync(policy, new QueueRules(Capacity: 100, AdmissionsPerSecond: 1));
        await EnterAllAsync(fixture, [.. Enumerable.Range(10, 20).Select(number => $"v{number}")]);
        Assert.Equal(17, (await fixture.ShowAsync("v29")).Position);

        await fixture.PassTimeAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(["v13", "v14"], await fixture.AdvanceAsync());

        await fixture.PassTimeAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(["v15", "v16", "v17"], await fixture.AdvanceAsync());
        Assert.Empty(await fixture.AdvanceAsync());
    }

    [ContractFact]
    public async Task Frees_the_room_of_a_pass_that_ran_out()
    {
        var fixture = await MakeAsync(Policy, OneInside);
        await EnterAllAsync(fixture, "a", "b");
        await fixture.PassTimeAsync(TimeSpan.FromSeconds(299));
        await fixture.ShowAsync("b");

        await fixture.PassTimeAsync(TimeSpan.FromSeconds(299));
        Assert.Empty(await fixture.AdvanceAsync());
        await fixture.ShowAsync("b");
        await fixture.PassTimeAsync(TimeSpan.FromSeconds(3));

        Assert.Equal(["b"], await fixture.AdvanceAsync());
        Assert.Equal(QueueEntryState.NotInQueue, (await fixture.ShowAsync("a")).State);
    }

    [ContractFact]
    public async Task Drops_whoever_was_silent_too_long_and_keeps_the_others()
    {
        var fixture = await MakeAsync(Policy, new QueueRules(Capacity: 0, AdmissionsPerSecond: 1));
        await EnterAllAsync(fixture, "silent", "present");
        await fixture.PassTimeAsync(TimeSpan.FromSeconds(200));
        await fixture.ShowAsync("present");
        await fixture.PassTimeAsync(TimeSpan.FromSeconds(101));

        await fixture.AdvanceAsync();

        Assert.Equal(QueueEntryState.NotInQueue, (await fixture.ShowAsync("silent")).State);
        Assert.Equal(1, (await fixture.ShowAsync("present")).Position);
    }

    private static async Task EnterAllAsync(QueueFixture fixture, params string[] users)
    {
        foreach (var user in users)
        {
            await fixture.EnterAsync(user);
        }
    }
}
