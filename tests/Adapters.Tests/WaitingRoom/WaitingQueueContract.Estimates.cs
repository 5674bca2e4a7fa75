using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Catalogue;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>Estimated waits: from what happens at the room's exit, and none where nothing moves.</summary>
public abstract partial class WaitingQueueContract
{
    [ContractFact]
    public async Task No_estimate_for_a_room_without_places_and_for_a_full_room_that_nobody_leaves()
    {
        var closed = await OpenAsync(Policy, new QueueRules(Capacity: 0, AdmissionsPerSecond: 10));
        var paused = await OpenAsync(Policy, new QueueRules(Capacity: 10, AdmissionsPerSecond: 0));
        var full = await OpenAsync(Policy, OneInside);
        await EnterAllAsync(full, "inside");

        foreach (var fixture in (QueueFixture[])[closed, paused, full])
        {
            Assert.Null((await fixture.EnterAsync("a")).EstimatedWait);
        }
    }

    [ContractFact]
    public async Task Estimate_before_the_opening_counts_from_the_opening()
    {
        var fixture = await OpenAsync(Policy, new QueueRules(Capacity: 10, AdmissionsPerSecond: 1));
        fixture.OpensAt = fixture.Now + TimeSpan.FromDays(0.5);

        var wait = (await fixture.EnterAsync("a")).EstimatedWait!.Value;

        Assert.InRange(wait, TimeSpan.FromDays(0.5) - TimeSpan.FromSeconds(10), TimeSpan.FromDays(0.5) + Tick);
    }

    [ContractFact]
    public async Task Estimate_of_a_full_room_follows_the_passes_that_end()
    {
        string[] users = [.. Enumerable.Range(100, 60).Select(number => $"v{number}")];
        var fixture = await OpenAsync(Policy, new QueueRules(Capacity: 20, AdmissionsPerSecond: 20));
        await EnterAllAsync(fixture, users);
        await fixture.AdvanceAsync();

        // One leaves every two seconds.
        for (var i = 0; i < 10; i++)
        {
            await fixture.LeaveAsync(users[i]);
            await fixture.PassTimeAsync(TimeSpan.FromSeconds(2));
            Assert.Equal([users[20 + i]], await fixture.AdvanceAsync());
        }

        var last = await fixture.ShowAsync(users[^1]);

        Assert.Equal(30, last.Position);
        Assert.InRange(last.EstimatedWait!.Value, TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(90));
    }
}
