using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>A lost queue: signed places bring its order back.</summary>
public abstract partial class WaitingQueueContract
{
    private static readonly TimeSpan Restored = TimeSpan.FromSeconds(Policy.RestoringSeconds);

    [ContractFact]
    public async Task Visitors_who_come_back_have_their_order_before_newcomers()
    {
        var fixture = await OpenAsync(Policy, new QueueRules(Capacity: 3, AdmissionsPerSecond: 1));
        await EnterAllAsync(fixture, "a", "b", "c", "d", "e", "f");

        await fixture.LoseAsync();
        var newcomer = await fixture.EnterWithStepAsync("newcomer");
        await fixture.ReturnAsync("f");
        await fixture.ShowTokenAsync("d");
        await fixture.ShowTokenAsync("e");

        Assert.Equal((QueueEntryState.Waiting, Restored.TotalSeconds), (
            newcomer.Entry.State, Math.Ceiling(newcomer.Restoration!.Wait.TotalSeconds)));
        Assert.Empty(await fixture.AdvanceAsync());
        await fixture.PassTimeAsync(Restored);
        Assert.Equal(["d", "e", "f"], await fixture.AdvanceAsync());
        Assert.Equal(1, (await fixture.ShowAsync("newcomer")).Position);
    }

    [ContractFact]
    public async Task Only_one_call_finds_the_loss()
    {
        var fixture = await OpenAsync(Policy, OneInside);
        await EnterAllAsync(fixture, "a", "b");
        await fixture.LoseAsync();

        var drained = await fixture.Queue.AdvanceAsync(fixture.Settings, default);

        Assert.NotNull(drained.Restoration);
        Assert.Null((await fixture.ShowTokenAsync("b")).Restoration);
        Assert.Null((await fixture.Queue.AdvanceAsync(fixture.Settings, default)).Restoration);
    }

    [ContractFact]
    public async Task Admitted_visitors_get_their_pass_back_within_its_lease_and_the_capacity()
    {
        var fixture = await OpenAsync(Policy, new QueueRules(Capacity: 2, AdmissionsPerSecond: 5));
        await EnterAllAsync(fixture, "a", "b");
        await fixture.SetRulesAsync(new QueueRules(Capacity: 3, AdmissionsPerSecond: 5));
        await EnterAllAsync(fixture, "c", "d");
        var ends = (await fixture.ShowAsync("a")).PassExpiresAt!.Value;
        await fixture.LoseAsync();

        var first = await fixture.ShowTokenAsync("b");
        var second = await fixture.ReturnAsync("a");
        var third = await fixture.ShowTokenAsync("c");

        Assert.Equal(QueueEntryState.Admitted, first.Entry.State);
        Assert.Equal(QueueEntryState.Admitted, second.Entry.State);
        AssertNear(ends, second.Entry.PassExpiresAt!.Value);
        Assert.Equal((QueueEntryState.Waiting, 1), (third.Entry.State, third.Entry.Position));
        Assert.Equal(2, (await fixture.ShowTokenAsync("d")).Entry.Position);
    }

    [ContractFact]
    public async Task Expired_pass_comes_back_as_a_place()
    {
        var fixture = await OpenAsync(Policy with { PassSeconds = 10 }, OneInside);
        await EnterAllAsync(fixture, "a", "b");
        await fixture.PassTimeAsync(TimeSpan.FromSeconds(11));
        await fixture.LoseAsync();

        Assert.Equal(QueueEntryState.Waiting, (await fixture.ShowTokenAsync("a")).Entry.State);
        Assert.Equal(0, (await fixture.ReadAsync()).CurrentUsers);
    }

    [ContractFact]
    public async Task Lobby_comes_back_with_the_positions_that_were_drawn()
    {
        string[] lobby = [.. Enumerable.Range(100, 20).Select(number => $"v{number}")];
        var fixture = await OpenAsync(Policy, new QueueRules(Capacity: 100, AdmissionsPerSecond: 10));
        fixture.OpensAt = fixture.Now + TimeSpan.FromMinutes(1);
        await EnterAllAsync(fixture, lobby);
        Assert.All(lobby, user => Assert.Equal(0, fixture.PlaceOf(user)!.Value.Number));
        await fixture.PassTimeAsync(TimeSpan.FromMinutes(1));
        var before = await PositionsAsync();

        await fixture.LoseAsync();
        await fixture.EnterAsync("newcomer");

        foreach (var user in lobby.Reverse())
        {
            await fixture.ShowTokenAsync(user);
        }

        Assert.Equal(before, await PositionsAsync());
        Assert.Equal(lobby.Length + 1, (await fixture.ShowAsync("newcomer")).Position);

        async Task<int[]> PositionsAsync() =>
            [.. (await Task.WhenAll(lobby.Select(fixture.ShowAsync))).Select(entry => entry.Position)];
    }
}
