using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>Tokens that bring nobody back.</summary>
public abstract partial class WaitingQueueContract
{
    [ContractFact]
    public async Task Token_of_a_queue_that_was_not_lost_brings_nobody_back()
    {
        var fixture = await OpenAsync(Policy, new QueueRules(Capacity: 1, AdmissionsPerSecond: 1));
        await EnterAllAsync(fixture, "a", "b", "c", "d");
        await fixture.LeaveAsync("a");
        await fixture.LeaveAsync("b");
        await fixture.PassTimeAsync(TimeSpan.FromSeconds(200));
        await fixture.ShowAsync("d");
        await fixture.PassTimeAsync(TimeSpan.FromSeconds(101));
        await fixture.AdvanceAsync();

        foreach (var user in (string[])["a", "b", "c"])
        {
            Assert.Equal(QueueEntryState.NotInQueue, (await fixture.ShowTokenAsync(user)).Entry.State);
        }

        await fixture.EnterAsync("e");
        Assert.Equal(2, (await fixture.ReturnAsync("b")).Entry.Position);
    }

    [ContractFact]
    public async Task Restored_place_that_was_given_up_does_not_come_back_twice()
    {
        var fixture = await OpenAsync(Policy, OneInside);
        await EnterAllAsync(fixture, "a", "b", "c");
        await fixture.LoseAsync();
        var place = fixture.PlaceOf("b");
        await fixture.ShowTokenAsync("b");
        await fixture.LeaveAsync("b");

        var again = await fixture.Queue.ShowAsync(
            fixture.Settings, new QueueVisitor(new("b")) { Place = place }, default);

        Assert.Equal(QueueEntryState.NotInQueue, again.Entry.State);
    }

    [ContractFact]
    public async Task Place_is_restored_only_while_its_visitor_would_not_have_been_silent()
    {
        var fixture = await OpenAsync(Policy, OneInside);
        await EnterAllAsync(fixture, "a", "b", "c");
        await fixture.LoseAsync();
        await fixture.EnterAsync("newcomer");
        await fixture.PassTimeAsync(TimeSpan.FromSeconds(299));
        Assert.Equal(QueueEntryState.Waiting, (await fixture.ShowTokenAsync("b")).Entry.State);
        await fixture.PassTimeAsync(TimeSpan.FromSeconds(2));

        Assert.Equal(QueueEntryState.NotInQueue, (await fixture.ShowTokenAsync("c")).Entry.State);
    }

    [ContractFact]
    public async Task Clearing_a_restored_queue_ends_the_places_that_were_not_restored()
    {
        var fixture = await OpenAsync(Policy, OneInside);
        await EnterAllAsync(fixture, "a", "b", "c");
        await fixture.LoseAsync();
        await fixture.ShowTokenAsync("b");
        await fixture.ClearAsync();

        Assert.Equal(QueueEntryState.NotInQueue, (await fixture.ShowTokenAsync("b")).Entry.State);
        Assert.Equal(QueueEntryState.NotInQueue, (await fixture.ShowTokenAsync("c")).Entry.State);
    }
}
