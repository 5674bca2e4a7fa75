using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Sales;
using Serverless.Local.Processes;
using StackExchange.Redis;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>What Redis shows when it lost data, has older data, or contradicts the durable store.</summary>
public abstract partial class EpochContract(RedisKind kind)
{
    private static readonly UserId Ada = new("ada");
    private static readonly UserId Bob = new("bob");
    private static readonly UserId Eve = new("eve");

    [ContractFact]
    public async Task A_load_counts_a_sale_once_that_Redis_has_not_heard_of()
    {
        var documents = new InMemoryDocuments();
        var fixture = await OpenAsync(documents);
        var held = (await fixture.HoldTicketsAsync(Ada, 0, 5)).Value!;
        await fixture.PayAsync(held);
        var database = await fixture.Redis.OpenAsync(default);

        // The process dies ever later, at last after the commit of the sale and before it marks the sale in Redis.
        for (var step = 1; !(await fixture.AuditAsync()).Confirmed.Any(); step++)
        {
            var crash = new CrashInjector(step, afterEffect: true);
            var crashing = fixture.Restart(
                crash.Around(documents), fixture.Settings with { AroundHolds = crash.Around });
            await Assert.ThrowsAsync<ProcessKilledException>(() => crashing.ConfirmAsync(held));
        }

        await database.HashDeleteAsync(Keys(fixture).Stock, "epoch");

        Assert.Equal(95, await LeftAsync(fixture));
        await fixture.Holds.MarkSoldAsync(fixture.Performance, held, default);
        Assert.Equal(95, await LeftAsync(fixture));
    }

    [ContractFact]
    public async Task A_sale_that_meets_an_empty_Redis_marks_nothing_else_as_sold()
    {
        var fixture = await OpenAsync();
        var sold = (await fixture.BuyAsync(Ada, 19)).Value!.Reservation;
        await fixture.EmptyRedisAsync();

        await fixture.Holds.MarkSoldAsync(fixture.Performance, sold, default);

        Assert.Equal([19], await SoldSeatsAsync(fixture));
        Assert.False((await fixture.HoldAsync(Bob, 0)).IsError);
    }

    [ContractFact]
    public async Task A_load_starts_again_when_a_refund_was_completed_beside_it()
    {
        var documents = new InMemoryDocuments();
        var fixture = await OpenAsync(documents);
        var sold = (await fixture.BuyAsync(Ada, 3)).Value!.Reservation;
        await fixture.EmptyRedisAsync();
        var slow = new PausedDocuments(documents);
        var loading = fixture.Restart(slow, fixture.Settings);
        var map = loading.ShowMap.ExecuteAsync(fixture.Performance.Id, default);
        await slow.HasListed;

        await fixture.CancelAsync(Ada, sold.Id);
        slow.Continue();

        Assert.Equal((byte)SeatState.Available, (await map).Value!.States.Span[3]);
        Assert.Empty(await SoldSeatsAsync(fixture));
    }

    [ContractFact]
    public async Task Older_data_of_seats_is_believed_until_the_first_lost_sale()
    {
        var fixture = await OpenAsync();
        await ReadAsync(fixture);
        var keys = Snapshot(await fixture.Redis.OpenAsync(default), Keys(fixture).Seats);
        await fixture.BuyAsync(Ada, 7);
        keys.RestoreSnapshot();

        var lost = await fixture.BuyAsync(Bob, 7, 8);

        Assert.Equal("payments.sold-to-others", lost.Error?.Code);
        Assert.Equal(["A-1-8"], lost.Error!.Subjects);
        Assert.Equal("seats.taken", (await fixture.HoldAsync(Eve, 7)).Error?.Code);
        Assert.Equal([7], await SoldSeatsAsync(fixture));
        Assert.Empty((await fixture.AuditAsync()).FindLeftovers());
    }

    [ContractFact]
    public async Task Older_data_of_tickets_is_believed_until_the_first_lost_sale()
    {
        var fixture = await OpenAsync();
        await ReadAsync(fixture);
        var keys = Snapshot(await fixture.Redis.OpenAsync(default), Keys(fixture).Tickets);
        var first = await HoldAndPayAsync(fixture, Ada);
        await fixture.ConfirmAsync(first);
        keys.RestoreSnapshot();
        var second = await HoldAndPayAsync(fixture, Bob);

        var lost = await fixture.ConfirmAsync(second);

        Assert.Equal("payments.sold-to-others", lost.Error?.Code);
        Assert.Equal(["Type 1"], lost.Error!.Subjects);
        Assert.Equal("reservations.stock-short", (await fixture.HoldTicketsAsync(Eve, 1, 2)).Error?.Code);
    }

    [ContractFact]
    public async Task A_hold_with_a_later_fence_shows_that_the_data_is_older()
    {
        var fixture = await OpenAsync();
        await ReadAsync(fixture);
        var keys = Snapshot(
            await fixture.Redis.OpenAsync(default), [.. Keys(fixture).Seats, .. Keys(fixture).Tickets]);
        await fixture.BuyAsync(Ada, 7);
        var held = (await fixture.HoldAsync(Bob, 1)).Value!;
        await fixture.PayAsync(held);
        keys.RestoreSnapshot();

        Assert.False((await fixture.ConfirmAsync(held)).IsError);

        Assert.Equal([1, 7], await SoldSeatsAsync(fixture));
    }

    [ContractFact]
    public async Task Loses_the_epoch_with_any_of_its_keys()
    {
        var fixture = await OpenAsync();
        var database = await fixture.Redis.OpenAsync(default);
        var held = (await fixture.HoldAsync(Ada, 0)).Value!;
        await fixture.BuyAsync(Bob, 5);

        foreach (var key in (RedisKey[])[Keys(fixture).Map, Keys(fixture).Meta])
        {
            await database.KeyDeleteAsync(key);

            Assert.Equal("seats.taken", (await fixture.HoldAsync(Eve, 0)).Error?.Code);
            Assert.Equal("seats.taken", (await fixture.HoldAsync(Eve, 5)).Error?.Code);
        }

        foreach (var key in (RedisKey[])[Keys(fixture).Owners, Keys(fixture).Expiry])
        {
            await database.KeyDeleteAsync(key);
            Assert.Equal("seats.taken", (await fixture.HoldAsync(Eve, 5)).Error?.Code);
        }

        await fixture.PayAsync(held);
        Assert.False((await fixture.ConfirmAsync(held)).IsError);
        Assert.Equal([0, 5], await SoldSeatsAsync(fixture));
    }
}

public sealed class EpochOnGarnet() : EpochContract(RedisKind.Garnet);

[OnRedisServer]
public sealed class EpochOnRedis() : EpochContract(RedisKind.Redis);
