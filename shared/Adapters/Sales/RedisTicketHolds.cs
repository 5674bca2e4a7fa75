using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;
using StackExchange.Redis;

namespace Serverless.Adapters.Sales;

/// <summary>
/// Holds of tickets by type. When no epoch is live, the stock is loaded and the script runs again.
/// </summary>
internal sealed class RedisTicketHolds(
    RedisConnection redis, RedisStockLoader loader, StockStore store, SoldShards soldShards)
{
    private static readonly RedisScript HoldTickets = Load("lifetime.lua", "stock.lua", "hold.lua", "hold-tickets.lua");
    private static readonly RedisScript ExtendTickets = Load("lifetime.lua", "stock.lua", "extend-tickets.lua");
    private static readonly RedisScript SellTickets = Load("stock.lua", "shards.lua", "sell-tickets.lua");
    private static readonly RedisScript ReleaseTickets = Load("stock.lua", "shards.lua", "release-tickets.lua");
    private static readonly RedisScript ExpireTickets = Load("server.lua", "stock.lua", "expire-tickets.lua");
    private static readonly RedisScript EndEpoch = Load("end-epoch.lua");

    public async Task<HoldResult> TryAcquireAsync(
        Performance performance, Reservation reservation, SeatPolicy policy, RedisValue body,
        CancellationToken cancellationToken)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);
        RedisKey[] names =
            [.. keys.Tickets, keys.HoldsOf(reservation.User), keys.Reservation(reservation.Id), keys.Passes];
        RedisValue[] arguments =
        [
            performance.TicketTypes.Count,
            reservation.User.Value,
            IdOf(reservation),
            performance.Queue is null ? 0 : 1,
            (long)policy.HoldLifetime.TotalMilliseconds,
            policy.HeldUnitsMax,
            (long)policy.RememberedFor.TotalMilliseconds,
            body,
            .. Items(reservation),
        ];
        var answer = await RunLoadedAsync(
            HoldTickets, performance, reservation, names, arguments, policy.ExpiredHoldsMax, cancellationToken);

        return HoldAnswer.Read(
            answer, stock => new HoldResult.OutOfStock((int)stock[0], (int)stock[1]));
    }

    public async Task<ExtendResult> ExtendAsync(
        Performance performance, Reservation reservation, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);
        RedisValue[] arguments =
        [
            performance.TicketTypes.Count,
            IdOf(reservation),
            (long)lifetime.TotalMilliseconds,
            reservation.Fence,
            reservation.ExpiresAt.ToUnixTimeMilliseconds(),
            .. Items(reservation),
        ];
        var answer = await RunLoadedAsync(
            ExtendTickets,
            performance,
            reservation,
            [.. keys.Tickets, keys.HoldsOf(reservation.User)],
            arguments,
            expiredMax: 1,
            cancellationToken);

        return answer[0] switch
        {
            HoldAnswer.Acquired => new ExtendResult.Extended(),
            HoldAnswer.Expired => new ExtendResult.Expired(),
            _ => new ExtendResult.Lost([performance.TicketTypes[(int)answer[1]].Name]),
        };
    }

    /// <summary>Nothing is loaded for this: a later load finds the tickets sold.</summary>
    public async Task MarkSoldAsync(
        Performance performance, Reservation reservation, CancellationToken cancellationToken)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);
        RedisKey[] names =
            [.. keys.Tickets, keys.HoldsOf(reservation.User), keys.Reservation(reservation.Id), keys.Passes];
        RedisValue[] arguments =
        [
            performance.TicketTypes.Count,
            reservation.User.Value,
            IdOf(reservation),
            reservation.Fence,
            reservation.UnitCount,
            .. soldShards.Take(reservation.Id) is { } known
                ? known.SelectMany(Values)
                : await ReadShardsAsync(performance, reservation, cancellationToken),
        ];

        await SellTickets.RunAsync(redis, names, arguments, cancellationToken);
    }

    /// <summary>Null when the reservation had to be pending and was not.</summary>
    public async Task<ReleasedUnits?> ReleaseAsync(
        Performance performance, Reservation reservation, bool onlyPending, RedisValue cancellation,
        CancellationToken cancellationToken)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);
        RedisKey[] names = [.. keys.Tickets, keys.HoldsOf(reservation.User), keys.Reservation(reservation.Id)];
        RedisValue[] arguments =
        [
            performance.TicketTypes.Count,
            IdOf(reservation),
            reservation.Fence,
            onlyPending ? 1 : 0,
            cancellation,
            reservation.UnitCount,
        ];

        // A reservation that must be pending has sold nothing.
        var answer = onlyPending
            ? await RunLoadedAsync(ReleaseTickets, performance, reservation, names, arguments, 0, cancellationToken)
            : (long[])(await ReleaseTickets.RunAsync(
                redis,
                names,
                [.. arguments, .. await ReadShardsAsync(performance, reservation, cancellationToken)],
                cancellationToken))!;

        return answer[0] == HoldAnswer.NotPending ? null : ReleasedUnits.Of(reservation);
    }

    /// <summary>
    /// Returns the ordinals of the types with released tickets, and how many reservations still hold some; null when no
    /// epoch is live.
    /// </summary>
    public async Task<(IReadOnlyList<int> Released, int HeldCount, long Version)?> ExpireAsync(
        Performance performance, int limit, CancellationToken cancellationToken)
    {
        var answer = (long[])(await ExpireTickets.RunAsync(
            redis,
            [.. RedisSeatKeys.Of(performance.Id.Tag).Tickets],
            [performance.TicketTypes.Count, limit],
            cancellationToken))!;

        return answer[0] < 0
            ? null
            : ([.. answer[2..].Select(ordinal => (int)ordinal)], (int)answer[0], answer[1]);
    }

    /// <summary>Redis differs from the durable store: the next caller loads the stock again.</summary>
    public Task EndEpochAsync(Performance performance, CancellationToken cancellationToken) =>
        EndEpoch.RunAsync(redis, [RedisSeatKeys.Of(performance.Id.Tag).Stock], [], cancellationToken);

    // When the stock is not enough, expired holds are released first, because their tickets count as available.
    private async Task<long[]> RunLoadedAsync(
        RedisScript script, Performance performance, Reservation reservation, RedisKey[] keys, RedisValue[] arguments,
        int expiredMax, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < RedisStockLoader.AttemptsMax; attempt++)
        {
            var answer = (long[])(await script.RunAsync(redis, keys, arguments, cancellationToken))!;

            if (answer[0] == HoldAnswer.NotLoaded)
            {
                await loader.LoadAsync(performance, reservation.Fence, cancellationToken);
            }
            else if (answer[0] != HoldAnswer.Unavailable
                || await ExpireAsync(performance, expiredMax, cancellationToken) is { Released.Count: 0 })
            {
                return answer;
            }
        }

        throw new RedisUnavailableException("Redis keeps losing the stock.");
    }

    /// <summary>Ordinal, shard, revision and sold tickets of each shard of the reservation's types.</summary>
    private async Task<IEnumerable<RedisValue>> ReadShardsAsync(
        Performance performance, Reservation reservation, CancellationToken cancellationToken)
    {
        var types = await Task.WhenAll(reservation.Tickets.Select(async tickets =>
            (await store.ListShardsAsync(performance.Id.Tag, tickets.Ordinal, cancellationToken))
                .Select(shard => new ShardState(tickets.Ordinal, shard.Shard, shard.Stored))));

        return types.SelectMany(shards => shards).SelectMany(Values);
    }

    private static RedisValue[] Values(ShardState state) =>
        [state.Ordinal, state.Shard, state.Stored.Revision, state.Stored.Sold];

    private static RedisScript Load(params string[] parts) => RedisScript.Load(["time.lua", "units.lua", .. parts]);

    private static RedisValue IdOf(Reservation reservation) => reservation.Id.Value.ToString("N");

    private static IEnumerable<RedisValue> Items(Reservation reservation) =>
        reservation.Tickets.SelectMany(tickets => new RedisValue[] { tickets.Ordinal, tickets.Quantity });
}
