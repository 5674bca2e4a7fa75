using System.Diagnostics;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;
using Xunit.Sdk;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>The behaviour that the domain expects of every implementation of the waiting queue.</summary>
public abstract partial class WaitingQueueContract
{
    private const int AttemptsMax = 5;

    private static readonly TimeSpan RealTimeMax = TimeSpan.FromMilliseconds(700);

    // Only the drain advances these queues; the tests of the steps cover the requests that advance a queue.
    private static readonly WaitingRoomPolicy Policy = new() { BurstSeconds = 10, TickMilliseconds = int.MaxValue };

    private static readonly QueueRules OneInside = new(Capacity: 1, AdmissionsPerSecond: 1);

    private protected abstract Task<QueueFixture> OpenAsync(WaitingRoomPolicy policy, QueueRules rules);

    [ContractFact]
    public async Task Admits_on_entry_while_the_queue_is_empty_and_capacity_is_free()
    {
        var fixture = await OpenAsync(Policy, OneInside);

        var entry = await fixture.EnterAsync("a");

        Assert.Equal(QueueEntryState.Admitted, entry.State);
        Assert.Equal(new QueueStats(0, 1, 1, 0), entry.Queue with { Version = 0 });
        Assert.InRange(
            entry.PassExpiresAt!.Value, fixture.Now + TimeSpan.FromSeconds(290), fixture.Now + Policy.PassLifetime);
    }

    [ContractFact]
    public async Task Entering_again_keeps_the_position()
    {
        var fixture = await OpenAsync(Policy, OneInside);
        await EnterAllAsync(fixture, "a", "b", "c");

        var again = await fixture.EnterAsync("b");

        Assert.Equal((QueueEntryState.Waiting, 1), (again.State, again.Position));
        Assert.Equal(2, again.Queue.QueueSize);
        Assert.Equal(QueueEntryState.Admitted, (await fixture.EnterAsync("a")).State);
    }

    [ContractFact]
    public async Task Newcomer_is_queued_behind_waiting_users()
    {
        var fixture = await OpenAsync(Policy, OneInside);
        await EnterAllAsync(fixture, "a", "b");
        await fixture.LeaveAsync("a");

        var newcomer = await fixture.EnterAsync("c");

        Assert.Equal((QueueEntryState.Waiting, 2), (newcomer.State, newcomer.Position));
        Assert.Equal(["b"], await fixture.AdvanceAsync());
    }

    [ContractFact]
    public async Task Drain_admits_in_order_up_to_the_capacity()
    {
        var fixture = await OpenAsync(Policy, new QueueRules(Capacity: 3, AdmissionsPerSecond: 1));
        await EnterAllAsync(fixture, "a", "b", "c", "d", "e", "f");
        await fixture.LeaveAsync("a");
        await fixture.LeaveAsync("b");

        Assert.Equal(["d", "e"], await fixture.AdvanceAsync());
        Assert.Empty(await fixture.AdvanceAsync());
        Assert.Equal(1, (await fixture.ShowAsync("f")).Position);
    }

    [ContractFact]
    public Task Drain_admits_by_elapsed_time_limited_to_the_burst() => WithoutPauseAsync(async () =>
    {
        var policy = Policy with { BurstSeconds = 3 };
        var fixture = await OpenAsync(policy, new QueueRules(Capacity: 100, AdmissionsPerSecond: 1));
        await EnterAllAsync(fixture, [.. Enumerable.Range(10, 20).Select(number => $"v{number}")]);
        Assert.Equal(17, (await fixture.ShowAsync("v29")).Position);

        await fixture.PassTimeAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(["v13", "v14"], await fixture.AdvanceAsync());

        await fixture.PassTimeAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(["v15", "v16", "v17"], await fixture.AdvanceAsync());
        Assert.Empty(await fixture.AdvanceAsync());
    });

    [ContractFact]
    public Task Expired_admission_pass_frees_its_capacity() => WithoutPauseAsync(async () =>
    {
        var fixture = await OpenAsync(Policy, OneInside);
        await EnterAllAsync(fixture, "a", "b");
        await fixture.PassTimeAsync(TimeSpan.FromSeconds(149));
        await fixture.ShowAsync("b");

        await fixture.PassTimeAsync(TimeSpan.FromSeconds(149));
        Assert.Empty(await fixture.AdvanceAsync());
        await fixture.ShowAsync("b");
        await fixture.PassTimeAsync(TimeSpan.FromSeconds(3));

        Assert.Equal(["b"], await fixture.AdvanceAsync());
        Assert.Equal(QueueEntryState.NotInQueue, (await fixture.ShowAsync("a")).State);
    });

    [ContractFact]
    public async Task Drain_removes_silent_users_only()
    {
        var fixture = await OpenAsync(Policy, new QueueRules(Capacity: 0, AdmissionsPerSecond: 1));
        await EnterAllAsync(fixture, "silent", "present");
        await fixture.PassTimeAsync(TimeSpan.FromSeconds(200));
        await fixture.ShowAsync("present");
        await fixture.PassTimeAsync(TimeSpan.FromSeconds(101));

        await fixture.AdvanceAsync();

        Assert.Equal(QueueEntryState.NotInQueue, (await fixture.ShowAsync("silent")).State);
        Assert.Equal(1, (await fixture.ShowAsync("present")).Position);
    }

    /// <summary>
    /// Runs a scenario whose assertions hold only while less than a second of real time passes, and repeats it when it
    /// failed because the machine paused for longer.
    /// </summary>
    private static async Task WithoutPauseAsync(Func<Task> scenario)
    {
        for (var attempt = 1; ; attempt++)
        {
            var watch = Stopwatch.StartNew();

            try
            {
                await scenario();

                return;
            }
            catch (XunitException) when (watch.Elapsed >= RealTimeMax && attempt < AttemptsMax)
            {
                // The scenario runs again with a new queue.
            }
        }
    }

    private static async Task EnterAllAsync(QueueFixture fixture, params string[] users)
    {
        foreach (var user in users)
        {
            await fixture.EnterAsync(user);
        }
    }
}
