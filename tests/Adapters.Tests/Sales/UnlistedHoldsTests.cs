using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Local.Processes;
using StackExchange.Redis;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>Holds of performances that the catalogue does not list.</summary>
public abstract class UnlistedHoldsContract(RedisKind kind)
{
    private const string Noted = "holds:{unlisted}:until";

    [ContractFact]
    public async Task A_performance_is_noted_by_its_hold_until_an_hour_after_the_end()
    {
        var (fixture, database) = await OpenAsync(isEvent: false);
        var tag = fixture.Performance.Id.Tag;

        Assert.DoesNotContain(tag, await ListAsync(fixture));
        await HoldAsync(fixture, 0);
        var ends = await database.SortedSetScoreAsync(Noted, tag.Number);
        await HoldAsync(fixture, 1);

        Assert.Contains(tag, await ListAsync(fixture));
        Assert.True(await database.SortedSetScoreAsync(Noted, tag.Number) >= ends);
        Assert.InRange(
            (await database.KeyTimeToLiveAsync(Noted))!.Value,
            TimeSpan.FromHours(1),
            TimeSpan.FromHours(1) + fixture.Settings.Seats.HoldLifetime);
        var ended = TimeProvider.System.GetUtcNow().AddMinutes(-61).ToUnixTimeMilliseconds();
        await database.SortedSetAddAsync(Noted, tag.Number, ended);
        Assert.DoesNotContain(tag, await ListAsync(fixture));
        Assert.Null(await database.SortedSetScoreAsync(Noted, tag.Number));
    }

    [ContractFact]
    public async Task A_sale_that_extends_its_hold_notes_the_performance_again()
    {
        var (fixture, database) = await OpenAsync(isEvent: false);
        var reservation = await HoldAsync(fixture, 0);
        await database.SortedSetRemoveAsync(Noted, fixture.Performance.Id.Tag.Number);

        await fixture.Holds.ExtendAsync(fixture.Performance, reservation, TimeSpan.FromMinutes(1), default);

        Assert.Contains(fixture.Performance.Id.Tag, await ListAsync(fixture));
    }

    [ContractFact]
    public async Task An_event_is_not_noted_because_the_catalogue_lists_it()
    {
        var (fixture, _) = await OpenAsync(isEvent: true);

        await HoldAsync(fixture, 0);

        Assert.DoesNotContain(fixture.Performance.Id.Tag, await ListAsync(fixture));
    }

    private static Task<IReadOnlyList<PerformanceTag>> ListAsync(SaleFixture fixture) =>
        fixture.Get<IUnlistedHolds>().ListAsync(1_000, default);

    private static async Task<Reservation> HoldAsync(SaleFixture fixture, int seat) =>
        (await fixture.ReserveSeats.ExecuteAsync(
            new UserId($"user{seat}"),
            new ReserveSeatsCommand(fixture.Performance.Id, [SeatId.Of(fixture.Performance.Id, seat)]),
            idempotencySeed: null,
            default)).Value!.Result;

    private async Task<(SaleFixture, IDatabase)> OpenAsync(bool isEvent)
    {
        var redis = await TestRedis.OpenAsync(kind);
        var options = new SaleFixture.Options();
        var performance = SaleFixture.Draw(options);
        var number = performance.Id.Tag.Number + (isEvent ? 0 : PerformanceTag.EventNumberMax + 1);
        var id = new PerformanceId(ScopedId.Create(
            ScopedKind.Performance, number, TimeProvider.System.GetUtcNow(), new byte[6]));

        return (
            SaleFixture.Open(redis, new InMemoryDocuments(), performance with { Id = id }, options),
            await redis.OpenAsync(default));
    }
}

public sealed class GarnetUnlistedHoldsTests() : UnlistedHoldsContract(RedisKind.Garnet);

[OnRedisServer]
public sealed class RedisServerUnlistedHoldsTests() : UnlistedHoldsContract(RedisKind.Redis);
