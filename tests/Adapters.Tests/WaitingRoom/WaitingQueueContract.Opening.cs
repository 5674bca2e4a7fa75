using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>The pre-sale draw and the operator's changes to a queue.</summary>
public abstract partial class WaitingQueueContract
{
    [ContractFact]
    public async Task Pre_sale_draw_orders_the_lobby_before_later_visitors()
    {
        string[] lobby = [.. Enumerable.Range(100, 40).Select(number => $"v{number}")];
        var fixture = await OpenAsync(Policy, new QueueRules(Capacity: 100, AdmissionsPerSecond: 10));
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
    public async Task Re_entering_the_lobby_keeps_the_drawn_position()
    {
        var fixture = await OpenAsync(Policy, new QueueRules(Capacity: 100, AdmissionsPerSecond: 10));
        string[] lobby = [.. Enumerable.Range(100, 20).Select(number => $"v{number}")];
        fixture.OpensAt = fixture.Now + TimeSpan.FromMinutes(2);
        await EnterAllAsync(fixture, lobby);
        var positions = new Dictionary<string, int>();
        await fixture.PassTimeAsync(TimeSpan.FromMinutes(2.5));

        foreach (var user in lobby)
        {
            positions[user] = (await fixture.ShowAsync(user)).Position;
        }

        await fixture.PassTimeAsync(TimeSpan.FromMinutes(-2));
        await fixture.LeaveAsync("v105");
        await fixture.EnterAsync("v105");
        await fixture.PassTimeAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(positions["v105"], (await fixture.ShowAsync("v105")).Position);
    }

    [ContractFact]
    public async Task Live_rules_apply_at_once_and_remove_no_user()
    {
        var fixture = await OpenAsync(Policy, new QueueRules(Capacity: 3, AdmissionsPerSecond: 1));
        await EnterAllAsync(fixture, "a", "b", "c", "d");

        await fixture.SetRulesAsync(new QueueRules(Capacity: 2, AdmissionsPerSecond: 5));
        await fixture.LeaveAsync("a");
        Assert.Empty(await fixture.AdvanceAsync());
        Assert.Equal(new QueueStats(1, 2, 2, 0), await fixture.ReadAsync());
        await fixture.LeaveAsync("b");

        Assert.Equal(["d"], await fixture.AdvanceAsync());
    }

    [ContractFact]
    public Task Callers_rules_apply_again_after_the_lifetime_of_live_rules() => WithoutPauseAsync(async () =>
    {
        var fixture = await OpenAsync(Policy, new QueueRules(Capacity: 3, AdmissionsPerSecond: 1));
        await fixture.SetRulesAsync(new QueueRules(Capacity: 2, AdmissionsPerSecond: 5));

        await fixture.PassTimeAsync(TimeSpan.FromSeconds(58));
        Assert.Equal(2, (await fixture.ShowAsync("a")).Queue.Threshold);
        await fixture.PassTimeAsync(TimeSpan.FromSeconds(2));

        Assert.Equal(3, (await fixture.ShowAsync("a")).Queue.Threshold);
    });

    [ContractFact]
    public async Task Clearing_removes_waiting_and_admitted_users()
    {
        var fixture = await OpenAsync(Policy, OneInside);
        await EnterAllAsync(fixture, "a", "b");

        await fixture.Queue.ClearAsync(fixture.Settings, default);

        Assert.Equal(QueueEntryState.NotInQueue, (await fixture.ShowAsync("a")).State);
        Assert.Equal(QueueEntryState.NotInQueue, (await fixture.ShowAsync("b")).State);
        Assert.Equal(new QueueStats(0, 0, 1, 0), await fixture.ReadAsync());
    }

    [ContractFact]
    public async Task Counts_served_users()
    {
        var fixture = await OpenAsync(Policy, new QueueRules(Capacity: 5, AdmissionsPerSecond: 50));
        await EnterAllAsync(fixture, [.. Enumerable.Range(100, 51).Select(number => $"v{number}")]);

        await fixture.LeaveAsync("v100");
        await fixture.AdvanceAsync();

        Assert.Equal(1, (await fixture.ShowAsync("v149")).Queue.ServingNumber);
    }
}
