using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>The leases of passes: renewed by use up to a longest life, and short for guests who do not come.</summary>
public abstract partial class WaitingQueueContract
{
    private const string Guest = "guest:a";

    private static readonly WaitingRoomPolicy Leasing = Policy with { PassSeconds = 300, PassSecondsMax = 1_000 };

    [ContractFact]
    public Task Check_and_status_renew_a_pass_up_to_its_longest_life() => WithoutPauseAsync(async () =>
    {
        var fixture = await OpenAsync(Leasing, OneInside);
        await fixture.EnterAsync("a");

        for (var seconds = 0; seconds < 800; seconds += 200)
        {
            await fixture.PassTimeAsync(TimeSpan.FromSeconds(200));
            var shown = seconds % 400 == 0 ? await fixture.ShowAsync("a") : await fixture.EnterAsync("a");
            Assert.Equal(QueueEntryState.Admitted, shown.State);
            AssertNear(
                fixture.Now + TimeSpan.FromSeconds(Math.Min(300, 1_000 - 200 - seconds)), shown.PassExpiresAt!.Value);
        }

        await fixture.PassTimeAsync(TimeSpan.FromSeconds(201));
        Assert.Equal(QueueEntryState.NotInQueue, (await fixture.ShowAsync("a")).State);
    });

    [ContractFact]
    public Task Guest_who_is_admitted_on_entry_has_seconds_to_use_the_pass() => WithoutPauseAsync(async () =>
    {
        var fixture = await OpenAsync(Leasing, OneInside);
        var entered = await fixture.EnterAsync(Guest);
        await fixture.EnterAsync("b");

        AssertNear(fixture.Now + TimeSpan.FromSeconds(30), entered.PassExpiresAt!.Value);
        await fixture.PassTimeAsync(TimeSpan.FromSeconds(31));

        Assert.Equal(["b"], await fixture.AdvanceAsync());
    });

    [ContractFact]
    public Task Guests_pass_becomes_a_full_lease_with_the_first_status_request() => WithoutPauseAsync(async () =>
    {
        var fixture = await OpenAsync(Leasing, OneInside);
        await fixture.EnterAsync("b");
        await fixture.EnterAsync(Guest);
        await fixture.LeaveAsync("b");
        Assert.Equal([Guest], await fixture.AdvanceAsync());
        await fixture.PassTimeAsync(TimeSpan.FromSeconds(29));

        var used = await fixture.ShowAsync(Guest);

        AssertNear(fixture.Now + TimeSpan.FromSeconds(300), used.PassExpiresAt!.Value);
        await fixture.PassTimeAsync(TimeSpan.FromSeconds(299));
        Assert.Equal(1, (await fixture.ReadAsync()).CurrentUsers);
    });

    [ContractFact]
    public async Task Address_gets_exactly_its_places_and_other_addresses_get_theirs()
    {
        var fixture = await OpenAsync(
            Policy with { GuestsPerAddressMax = 5, UsersPerAddressMax = 3 }, new QueueRules(2, 10));

        for (var i = 0; i < 8; i++)
        {
            Assert.Equal(i >= 5, (await fixture.EnterWithStepAsync($"guest:{i}", "10.0.0.1")).IsAddressFull);
            Assert.Equal(i >= 3, (await fixture.EnterWithStepAsync($"user-{i}", "10.0.0.1")).IsAddressFull);
        }

        Assert.False((await fixture.EnterWithStepAsync("guest:other", "10.0.0.2")).IsAddressFull);
        Assert.False((await fixture.EnterWithStepAsync("guest:0", "10.0.0.1")).IsAddressFull);
        Assert.Equal(9, (await fixture.ReadAsync()) is var all ? all.QueueSize + all.CurrentUsers : 0);
    }

    [ContractFact]
    public async Task Place_that_ended_counts_no_longer_for_its_address()
    {
        var fixture = await OpenAsync(
            Policy with { GuestsPerAddressMax = 3 }, new QueueRules(Capacity: 1, AdmissionsPerSecond: 10));

        foreach (var guest in (string[])["guest:in", "guest:leaves", "guest:waits"])
        {
            await fixture.EnterWithStepAsync(guest, "10.0.0.1");
        }

        await fixture.LeaveAsync("guest:leaves");
        Assert.False((await fixture.EnterWithStepAsync("guest:second", "10.0.0.1")).IsAddressFull);
        Assert.True((await fixture.EnterWithStepAsync("guest:third", "10.0.0.1")).IsAddressFull);

        // The pass of the first is over, though no step has removed it yet.
        await fixture.PassTimeAsync(TimeSpan.FromSeconds(31));
        Assert.False((await fixture.EnterWithStepAsync("guest:third", "10.0.0.1")).IsAddressFull);
        Assert.True((await fixture.EnterWithStepAsync("guest:fourth", "10.0.0.1")).IsAddressFull);
    }

    private static void AssertNear(DateTimeOffset expected, DateTimeOffset actual) =>
        Assert.InRange(actual, expected - TimeSpan.FromSeconds(1), expected + TimeSpan.FromSeconds(1));
}
