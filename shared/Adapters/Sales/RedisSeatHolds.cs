using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;
using StackExchange.Redis;

namespace Serverless.Adapters.Sales;

/// <summary>
/// Holds of numbered seats. When Redis has lost the map, it is loaded and the script runs again.
/// </summary>
internal sealed class RedisSeatHolds(RedisConnection redis, RedisSeatMapLoader loader)
{
    private static readonly RedisScript HoldSeats = RedisScript.Load("time.lua", "hold.lua", "hold-seats.lua");
    private static readonly RedisScript ExtendSeats = RedisScript.Load("time.lua", "extend-seats.lua");
    private static readonly RedisScript SellSeats = RedisScript.Load("sell-seats.lua");
    private static readonly RedisScript ReleaseSeats = RedisScript.Load("time.lua", "release-seats.lua");
    private static readonly RedisScript ExpireSeats = RedisScript.Load("time.lua", "expire-seats.lua");

    public async Task<HoldResult> TryAcquireAsync(
        Performance performance, Reservation reservation, SeatPolicy policy, RedisValue body,
        CancellationToken cancellationToken)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);
        RedisKey[] names =
        [
            keys.Map, keys.Owners, keys.Expiry, keys.Meta,
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
            performance.Layout!.SeatCount,
            .. Indexes(reservation),
        ];
        var answer = await RunLoadedAsync(HoldSeats, performance, names, arguments, cancellationToken);

        return HoldAnswer.Read(
            answer, seats => new HoldResult.SeatsTaken([.. seats.Select(index => (int)index)]));
    }

    public async Task<ExtendResult> ExtendAsync(
        Performance performance, Reservation reservation, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);
        RedisValue[] arguments =
        [
            reservation.Id.Value.ToString("N"),
            (long)lifetime.TotalMilliseconds,
            performance.Layout!.SeatCount,
            reservation.ExpiresAt.ToUnixTimeMilliseconds(),
            .. Indexes(reservation),
        ];
        var answer = await RunLoadedAsync(
            ExtendSeats, performance, [keys.Map, keys.Owners, keys.Expiry, keys.Meta], arguments, cancellationToken);

        return answer[0] switch
        {
            HoldAnswer.Acquired => new ExtendResult.Extended(),
            HoldAnswer.Expired => new ExtendResult.Expired(),
            _ => new ExtendResult.Lost(
                [.. reservation.Seats.Where(seat => answer[1..].Contains(seat.Index)).Select(seat => seat.Label)]),
        };
    }

    public Task MarkSoldAsync(Performance performance, Reservation reservation, CancellationToken cancellationToken)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);
        RedisKey[] names =
        [
            keys.Map, keys.Owners, keys.Expiry, keys.Meta,
            keys.HoldsOf(reservation.User), keys.Reservation(reservation.Id), keys.Passes,
        ];
        RedisValue[] arguments =
        [
            reservation.User.Value,
            reservation.Id.Value.ToString("N"),
            loader.LifetimeMilliseconds(performance),
            .. Indexes(reservation),
        ];

        return SellSeats.RunAsync(redis, names, arguments, cancellationToken);
    }

    /// <summary>Null when the reservation had to be pending and was not.</summary>
    public async Task<ReleasedUnits?> ReleaseAsync(
        Performance performance, Reservation reservation, bool onlyPending, RedisValue cancellation,
        CancellationToken cancellationToken)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);
        RedisKey[] names =
        [
            keys.Map, keys.Owners, keys.Expiry, keys.Meta,
            keys.HoldsOf(reservation.User), keys.Reservation(reservation.Id),
        ];
        RedisValue[] arguments =
            [reservation.Id.Value.ToString("N"), onlyPending ? 1 : 0, cancellation, .. Indexes(reservation)];
        var answer = (long[])(await ReleaseSeats.RunAsync(redis, names, arguments, cancellationToken))!;

        return answer[0] < 0 ? null : new ReleasedUnits([.. answer.Skip(1).Select(index => (int)index)], []);
    }

    /// <summary>Returns the indexes of the released seats, and how many seats are still held.</summary>
    public async Task<(IReadOnlyList<int> Released, int HeldCount, long Version)> ExpireAsync(
        Performance performance, int limit, CancellationToken cancellationToken)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);

        var answer = (long[])(await ExpireSeats.RunAsync(
            redis, [keys.Map, keys.Owners, keys.Expiry, keys.Meta], [limit], cancellationToken))!;

        return ([.. answer[2..].Select(index => (int)index)], (int)answer[0], answer[1]);
    }

    private async Task<long[]> RunLoadedAsync(
        RedisScript script, Performance performance, RedisKey[] keys, RedisValue[] arguments,
        CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < RedisSeatMapLoader.AttemptsMax; attempt++)
        {
            var answer = (long[])(await script.RunAsync(redis, keys, arguments, cancellationToken))!;

            if (answer[0] != HoldAnswer.NotLoaded)
            {
                return answer;
            }

            await loader.LoadAsync(performance, performance.Layout!, cancellationToken);
        }

        throw new RedisUnavailableException("Redis keeps losing the seat map.");
    }

    private static IEnumerable<RedisValue> Indexes(Reservation reservation) =>
        reservation.Seats.Select(seat => (RedisValue)seat.Index);
}
