using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;
using StackExchange.Redis;

namespace Serverless.Adapters.Sales;

/// <summary>
/// Holds of tickets by type. When Redis has lost the stock, it is loaded and the script runs again.
/// </summary>
internal sealed class RedisTicketHolds(RedisConnection redis, RedisStockLoader loader)
{
    private static readonly RedisScript HoldTickets = RedisScript.Load("time.lua", "hold.lua", "hold-tickets.lua");
    private static readonly RedisScript ExtendTickets = RedisScript.Load("time.lua", "extend-tickets.lua");
    private static readonly RedisScript SellTickets = RedisScript.Load("sell-tickets.lua");
    private static readonly RedisScript ReleaseTickets = RedisScript.Load("time.lua", "release-tickets.lua");
    private static readonly RedisScript ExpireTickets = RedisScript.Load("time.lua", "expire-tickets.lua");

    public async Task<HoldResult> TryAcquireAsync(
        Performance performance, Reservation reservation, SeatPolicy policy, RedisValue body,
        CancellationToken cancellationToken)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);
        RedisKey[] names =
        [
            keys.Stock, keys.Held, keys.StockExpiry,
            keys.HoldsOf(reservation.User), keys.Reservation(reservation.Id), keys.Passes,
        ];
        RedisValue[] arguments =
        [
            reservation.User.Value,
            reservation.Id.Value.ToString("N"),
            performance.Queue is null ? 0 : 1,
            (long)policy.HoldLifetime.TotalMilliseconds,
            policy.HeldUnitsMax,
            (long)policy.RememberedFor.TotalMilliseconds,
            body,
            .. Items(reservation),
        ];
        var answer =
            await RunLoadedAsync(HoldTickets, performance, names, arguments, policy.ExpiredHoldsMax, cancellationToken);

        return HoldAnswer.Read(
            answer, stock => new HoldResult.OutOfStock((int)stock[0], (int)stock[1]));
    }

    public async Task<ExtendResult> ExtendAsync(
        Performance performance, Reservation reservation, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);
        RedisValue[] arguments =
        [
            reservation.Id.Value.ToString("N"),
            (long)lifetime.TotalMilliseconds,
            reservation.ExpiresAt.ToUnixTimeMilliseconds(),
            .. Items(reservation),
        ];
        var answer = await RunLoadedAsync(
            ExtendTickets, performance, [keys.Stock, keys.Held, keys.StockExpiry], arguments, 1, cancellationToken);

        return answer[0] switch
        {
            HoldAnswer.Acquired => new ExtendResult.Extended(),
            HoldAnswer.Expired => new ExtendResult.Expired(),
            _ => new ExtendResult.Lost([performance.TicketTypes[(int)answer[1]].Name]),
        };
    }

    public Task MarkSoldAsync(Performance performance, Reservation reservation, CancellationToken cancellationToken)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);
        RedisKey[] names =
        [
            keys.Stock, keys.Held, keys.StockExpiry,
            keys.HoldsOf(reservation.User), keys.Reservation(reservation.Id), keys.Passes,
        ];
        RedisValue[] arguments =
        [
            reservation.User.Value,
            reservation.Id.Value.ToString("N"),
            loader.LifetimeMilliseconds(performance),
            reservation.UnitCount,
        ];

        return SellTickets.RunAsync(redis, names, arguments, cancellationToken);
    }

    /// <summary>Null when the reservation had to be pending and was not.</summary>
    public async Task<ReleasedUnits?> ReleaseAsync(
        Performance performance, Reservation reservation, bool onlyPending, RedisValue cancellation,
        CancellationToken cancellationToken)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);
        RedisKey[] names =
        [
            keys.Stock, keys.Held, keys.StockExpiry,
            keys.HoldsOf(reservation.User), keys.Reservation(reservation.Id),
        ];
        RedisValue[] arguments =
        [
            reservation.Id.Value.ToString("N"),
            onlyPending ? 1 : 0,
            cancellation,
            reservation.UnitCount,
            loader.LifetimeMilliseconds(performance),
        ];

        return (int)await ReleaseTickets.RunAsync(redis, names, arguments, cancellationToken) < 0
            ? null
            : ReleasedUnits.Of(reservation);
    }

    /// <summary>
    /// Returns the ordinals of the types with released tickets, and how many reservations still hold some.
    /// </summary>
    public async Task<(IReadOnlyList<int> Released, int HeldCount, long Version)> ExpireAsync(
        Performance performance, int limit, CancellationToken cancellationToken)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);

        var answer = (long[])(await ExpireTickets.RunAsync(
            redis, [keys.Stock, keys.Held, keys.StockExpiry], [limit], cancellationToken))!;

        return ([.. answer[2..].Select(ordinal => (int)ordinal)], (int)answer[0], answer[1]);
    }

    // When the stock is not enough, expired holds are released first, because their tickets count as available.
    private async Task<long[]> RunLoadedAsync(
        RedisScript script, Performance performance, RedisKey[] keys, RedisValue[] arguments, int expiredMax,
        CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < RedisStockLoader.AttemptsMax; attempt++)
        {
            var answer = (long[])(await script.RunAsync(redis, keys, arguments, cancellationToken))!;

            if (answer[0] == HoldAnswer.NotLoaded)
            {
                await loader.LoadAsync(performance, cancellationToken);
            }
            else if (answer[0] != HoldAnswer.Unavailable
                || (await ExpireAsync(performance, expiredMax, cancellationToken)).Released.Count == 0)
            {
                return answer;
            }
        }

        throw new RedisUnavailableException("Redis keeps losing the stock.");
    }

    private static IEnumerable<RedisValue> Items(Reservation reservation) =>
        reservation.Tickets.SelectMany(tickets => new RedisValue[] { tickets.Ordinal, tickets.Quantity });
}
