using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;
using StackExchange.Redis;

namespace Serverless.Adapters.Sales;

/// <summary>
/// Holds of numbered seats. When no epoch is live, the map is loaded and the script runs again.
/// </summary>
internal sealed class RedisSeatHolds(RedisConnection redis, RedisSeatMapLoader loader, StockStore stock)
{
    private static readonly RedisScript HoldSeats = Load("lifetime.lua", "seats.lua", "hold.lua", "hold-seats.lua");
    private static readonly RedisScript ExtendSeats = Load("lifetime.lua", "seats.lua", "extend-seats.lua");
    private static readonly RedisScript SellSeats = Load("seats.lua", "sell-seats.lua");
    private static readonly RedisScript ReleaseSeats = Load("seats.lua", "release-seats.lua");
    private static readonly RedisScript ExpireSeats = Load("server.lua", "seats.lua", "expire-seats.lua");
    private static readonly RedisScript EndEpoch = Load("end-epoch.lua");

    public async Task<HoldResult> TryAcquireAsync(
        Performance performance, Reservation reservation, SeatPolicy policy, RedisValue body,
        CancellationToken cancellationToken)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);
        RedisKey[] names =
            [.. keys.Seats, keys.HoldsOf(reservation.User), keys.Reservation(reservation.Id), keys.Passes];
        RedisValue[] arguments =
        [
            performance.Layout!.SeatCount,
            reservation.User.Value,
            IdOf(reservation),
            performance.Queue is null ? 0 : 1,
            (long)policy.HoldLifetime.TotalMilliseconds,
            policy.HeldUnitsMax,
            (long)policy.RememberedFor.TotalMilliseconds,
            body,
            .. Indexes(reservation),
        ];
        var answer = await RunLoadedAsync(HoldSeats, performance, reservation, names, arguments, cancellationToken);

        return HoldAnswer.Read(
            answer, seats => new HoldResult.SeatsTaken([.. seats.Select(index => (int)index)]));
    }

    public async Task<ExtendResult> ExtendAsync(
        Performance performance, Reservation reservation, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);
        RedisValue[] arguments =
        [
            performance.Layout!.SeatCount,
            IdOf(reservation),
            (long)lifetime.TotalMilliseconds,
            reservation.Fence,
            reservation.ExpiresAt.ToUnixTimeMilliseconds(),
            .. Indexes(reservation),
        ];
        var answer = await RunLoadedAsync(
            ExtendSeats,
            performance,
            reservation,
            [.. keys.Seats, keys.HoldsOf(reservation.User)],
            arguments,
            cancellationToken);

        return answer[0] switch
        {
            HoldAnswer.Acquired => new ExtendResult.Extended(),
            HoldAnswer.Expired => new ExtendResult.Expired(),
            _ => new ExtendResult.Lost(
                [.. reservation.Seats.Where(seat => answer.AsSpan(1).Contains(seat.Index)).Select(seat => seat.Label)]),
        };
    }

    /// <summary>
    /// Returns the version of the seats, null when no epoch is live. Nothing is loaded for this: a later load finds
    /// the seats sold.
    /// </summary>
    public async Task<long?> MarkSoldAsync(
        Performance performance, Reservation reservation, CancellationToken cancellationToken)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);
        RedisKey[] names =
            [.. keys.Seats, keys.HoldsOf(reservation.User), keys.Reservation(reservation.Id), keys.Passes];
        RedisValue[] arguments =
        [
            performance.Layout!.SeatCount,
            reservation.User.Value,
            IdOf(reservation),
            reservation.Fence,
            .. Indexes(reservation),
        ];
        var version = (long)await SellSeats.RunAsync(redis, names, arguments, cancellationToken);

        return version == HoldAnswer.NotLoaded ? null : version;
    }

    /// <summary>Null when the reservation had to be pending and was not.</summary>
    public async Task<ReleasedUnits?> ReleaseAsync(
        Performance performance, Reservation reservation, bool onlyPending, RedisValue cancellation,
        CancellationToken cancellationToken)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);
        RedisKey[] names = [.. keys.Seats, keys.HoldsOf(reservation.User), keys.Reservation(reservation.Id)];
        RedisValue[] arguments =
        [
            performance.Layout!.SeatCount,
            IdOf(reservation),
            reservation.Fence,
            onlyPending ? 1 : 0,
            cancellation,
            .. Indexes(reservation),
        ];
        var answer = onlyPending
            ? await RunLoadedAsync(ReleaseSeats, performance, reservation, names, arguments, cancellationToken)
            : (long[])(await ReleaseSeats.RunAsync(redis, names, arguments, cancellationToken))!;

        if (answer[0] != HoldAnswer.Released)
        {
            return answer[0] == HoldAnswer.NotPending ? null : ReleasedUnits.None;
        }

        var (version, releasedCount) = (answer[1], (int)answer[2]);

        foreach (var index in answer.Skip(3 + releasedCount))
        {
            if (!await stock.IsSeatSoldAsync(performance.Id.Tag, (int)index, cancellationToken))
            {
                await EndEpochAsync(performance, cancellationToken);

                break;
            }
        }

        return new ReleasedUnits([.. answer.Skip(3).Take(releasedCount).Select(index => (int)index)], [])
        {
            SeatVersion = version,
        };
    }

    /// <summary>
    /// Returns the indexes of the released seats, and how many seats are still held; null when no epoch is live.
    /// </summary>
    public async Task<(IReadOnlyList<int> Released, int HeldCount, long Version)?> ExpireAsync(
        Performance performance, int limit, CancellationToken cancellationToken)
    {
        var answer = (long[])(await ExpireSeats.RunAsync(
            redis,
            [.. RedisSeatKeys.Of(performance.Id.Tag).Seats],
            [performance.Layout!.SeatCount, limit],
            cancellationToken))!;

        return answer[0] < 0
            ? null
            : ([.. answer[2..].Select(index => (int)index)], (int)answer[0], answer[1]);
    }

    /// <summary>Redis differs from the durable store: the next caller loads the map again.</summary>
    public Task EndEpochAsync(Performance performance, CancellationToken cancellationToken) =>
        EndEpoch.RunAsync(redis, [RedisSeatKeys.Of(performance.Id.Tag).Meta], [], cancellationToken);

    private async Task<long[]> RunLoadedAsync(
        RedisScript script, Performance performance, Reservation reservation, RedisKey[] keys, RedisValue[] arguments,
        CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < RedisSeatMapLoader.AttemptsMax; attempt++)
        {
            var answer = (long[])(await script.RunAsync(redis, keys, arguments, cancellationToken))!;

            if (answer[0] != HoldAnswer.NotLoaded)
            {
                return answer;
            }

            await loader.LoadAsync(performance, reservation.Fence, cancellationToken);
        }

        throw new RedisUnavailableException("Redis keeps losing the seat map.");
    }

    private static RedisScript Load(params string[] parts) => RedisScript.Load(["time.lua", "units.lua", .. parts]);

    private static RedisValue IdOf(Reservation reservation) => reservation.Id.Value.ToString("N");

    private static IEnumerable<RedisValue> Indexes(Reservation reservation) =>
        reservation.Seats.Select(seat => (RedisValue)seat.Index);
}
