using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Sales;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Adapters.Tests.Sales.Histories;
using Serverless.Domain.Accounts;
using Serverless.Domain.Sales;
using Serverless.Fakes.Platform;
using Serverless.Local.Processes;
using StackExchange.Redis;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>What finds older or wrong data without any buyer, and the lifetimes of shared keys.</summary>
public abstract partial class EpochContract
{
    [ContractFact]
    public async Task The_audit_finds_older_data_without_a_buyer()
    {
        var fixture = await OpenAsync();
        await ReadAsync(fixture);
        var keys = Snapshot(
            await fixture.Redis.OpenAsync(default), [.. Keys(fixture).Seats, .. Keys(fixture).Tickets]);
        await fixture.BuyAsync(Ada, 7);
        await fixture.ConfirmAsync(await HoldAndPayAsync(fixture, Bob));
        keys.RestoreSnapshot();
        Assert.Empty(await SoldSeatsAsync(fixture));

        // Two steps see a difference; there are two ticket types, and the wrong one is the second.
        await ExpireAsync(fixture, times: 3);

        Assert.Equal([7], await SoldSeatsAsync(fixture));
        Assert.Equal(1, (await fixture.Stock.ReadAsync(fixture.Performance.Id, default))[1].Available);
    }

    [ContractFact]
    public async Task The_audit_keeps_an_epoch_that_is_right()
    {
        var fixture = await OpenAsync();
        var database = await fixture.Redis.OpenAsync(default);
        await fixture.BuyAsync(Ada, 7);
        await fixture.HoldAsync(Bob, 1, 2);
        await fixture.HoldTicketsAsync(Bob, 0, 2);
        var begun = await EpochsAsync(fixture, database);

        await ExpireAsync(fixture, times: 6);

        Assert.Equal(begun, await EpochsAsync(fixture, database));
        Assert.All(begun, epoch => Assert.False(epoch.IsNull));
    }

    [ContractFact]
    public async Task The_audit_finds_keys_that_contradict_each_other()
    {
        var fixture = await OpenAsync();
        var database = await fixture.Redis.OpenAsync(default);
        await ReadAsync(fixture);
        await database.StringSetRangeAsync(Keys(fixture).Map, 4, "L");
        await database.HashIncrementAsync(Keys(fixture).Stock, "0", -5);

        await ExpireAsync(fixture, times: 2);

        Assert.Equal(100, await LeftAsync(fixture));
        Assert.False((await fixture.HoldAsync(Ada, 4)).IsError);
        Assert.Equal(0, await SoldCountAsync(fixture, database));
    }

    [ContractFact]
    public async Task Data_that_another_server_loaded_is_loaded_again()
    {
        var fixture = await OpenAsync();
        var database = await fixture.Redis.OpenAsync(default);
        await ReadAsync(fixture);
        var isTold = (string?)await database.HashGetAsync(Keys(fixture).Meta, "server") is { Length: > 0 };
        await database.HashSetAsync(Keys(fixture).Meta, "server", "other:1");
        await database.HashSetAsync(Keys(fixture).Stock, "server", "other:1");
        var begun = await EpochsAsync(fixture, database);

        await ExpireAsync(fixture, times: 1);
        await ReadAsync(fixture);

        Assert.Equal(kind is RedisKind.Redis || isTold, isTold);
        var after = await EpochsAsync(fixture, database);
        Assert.Equal(isTold, begun[0] != after[0] && begun[1] != after[1]);
    }

    [ContractFact]
    public async Task A_hold_for_a_short_time_does_not_make_the_limit_forget_a_longer_one()
    {
        var fixture = await OpenAsync(terms: new SeatPolicy { HeldUnitsMax = 6, HoldSeconds = 300 });
        var database = await fixture.Redis.OpenAsync(default);
        await fixture.HoldAsync(Ada, 0, 1, 2, 3);
        var shorter = new ReserveSeatsCommand(fixture.Performance.Id, [fixture.Seat(4)])
        {
            Terms = fixture.Settings.Seats with { HoldSeconds = 1 },
        };
        Assert.False((await fixture.ReserveSeats.ExecuteAsync(Ada, shorter, null, default)).IsError);

        var left = await database.KeyTimeToLiveAsync(Keys(fixture).HoldsOf(Ada));

        Assert.True(left > TimeSpan.FromSeconds(200));
        await Eventually.SucceedsAsync(
            () => fixture.HoldAsync(Bob, 4), result => !result.IsError, "the short hold expires");
        Assert.Equal("reservations.holds-too-much", (await fixture.HoldAsync(Ada, 5, 6, 7)).Error?.Code);
    }

    [ContractFact]
    public async Task A_sale_that_begins_extends_a_hold_in_the_limit_too_and_never_shortens_it()
    {
        var fixture = await OpenAsync(terms: new SeatPolicy { HeldUnitsMax = 4, HoldSeconds = 300 });
        var database = await fixture.Redis.OpenAsync(default);
        var held = (await fixture.HoldAsync(Ada, 0, 1)).Value!;
        var ends = held.ExpiresAt.ToUnixTimeMilliseconds();

        await fixture.Holds.ExtendAsync(fixture.Performance, held, TimeSpan.FromSeconds(5), default);
        Assert.Equal(ends, await database.SortedSetScoreAsync(Keys(fixture).Expiry, 0));

        await fixture.Holds.ExtendAsync(fixture.Performance, held, TimeSpan.FromMinutes(20), default);
        var member = await database.SortedSetRangeByRankWithScoresAsync(Keys(fixture).HoldsOf(Ada));
        Assert.All(member, unit => Assert.True(unit.Score > ends + 600_000));
        Assert.True(await database.KeyTimeToLiveAsync(Keys(fixture).HoldsOf(Ada)) > TimeSpan.FromMinutes(19));
    }

    private async Task<SaleFixture> OpenAsync(InMemoryDocuments? documents = null, SeatPolicy? terms = null) =>
        SaleFixture.Open(
            await TestRedis.OpenAsync(kind),
            documents ?? new InMemoryDocuments(),
            new SaleFixture.Options
            {
                TicketQuantities = [100, 3],
                Seats = (terms ?? new SeatPolicy()) with { AuditSeconds = 0 },
            });

    private static RedisSeatKeys Keys(SaleFixture fixture) => RedisSeatKeys.Of(fixture.Performance.Id.Tag);

    private static HistoryKeys Snapshot(IDatabase database, IEnumerable<RedisKey> keys)
    {
        var known = new HistoryKeys(database);
        known.Note(keys);
        known.TakeSnapshot();

        return known;
    }

    private static async Task<Reservation> HoldAndPayAsync(SaleFixture fixture, UserId user)
    {
        var held = (await fixture.HoldTicketsAsync(user, 1, 2)).Value!;
        await fixture.PayAsync(held);

        return held;
    }

    private static async Task ExpireAsync(SaleFixture fixture, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await fixture.ExpireHolds.ExecuteAsync(default);
        }
    }

    private static async Task ReadAsync(SaleFixture fixture)
    {
        await SoldSeatsAsync(fixture);
        await LeftAsync(fixture);
    }

    private static async Task<int> LeftAsync(SaleFixture fixture) =>
        (await fixture.Stock.ReadAsync(fixture.Performance.Id, default))[0].Available;

    private static async Task<IReadOnlyList<int>> SoldSeatsAsync(SaleFixture fixture)
    {
        var states = (await fixture.ShowMap.ExecuteAsync(fixture.Performance.Id, default)).Value!.States.ToArray();

        return [.. Enumerable.Range(0, states.Length).Where(index => states[index] == (byte)SeatState.Reserved)];
    }

    private static async Task<int> SoldCountAsync(SaleFixture fixture, IDatabase database) =>
        (int)await database.HashGetAsync(Keys(fixture).Meta, "sold");

    private static async Task<RedisValue[]> EpochsAsync(SaleFixture fixture, IDatabase database) =>
    [
        await database.HashGetAsync(Keys(fixture).Meta, "epoch"),
        await database.HashGetAsync(Keys(fixture).Stock, "epoch"),
    ];

    /// <summary>Documents whose next list waits after it was read.</summary>
    private sealed class PausedDocuments(IDocuments documents) : IDocuments
    {
        private readonly TaskCompletionSource _listed = new();
        private readonly TaskCompletionSource _continued = new();

        public Task HasListed => _listed.Task;

        public void Continue() => _continued.SetResult();

        public Task<Document?> FindAsync(
            DocumentPartition partition, string id, CancellationToken cancellationToken) =>
            documents.FindAsync(partition, id, cancellationToken);

        public async Task<DocumentPage> ListAsync(
            DocumentPartition partition, DocumentRange range, int limit, CancellationToken cancellationToken)
        {
            var page = await documents.ListAsync(partition, range, limit, cancellationToken);
            _listed.TrySetResult();
            await _continued.Task;

            return page;
        }

        public Task<CommitResult> CommitAsync(
            DocumentPartition partition, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken) =>
            documents.CommitAsync(partition, writes, cancellationToken);
    }
}
