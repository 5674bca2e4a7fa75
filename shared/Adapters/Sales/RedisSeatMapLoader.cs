using System.Security.Cryptography;
using Serverless.Adapters.Platform;
using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using StackExchange.Redis;

namespace Serverless.Adapters.Sales;

/// <summary>
/// Loads the sold seats into a Redis that is new, lost them, or differs from the store. The load has keys of its
/// own, which replace the keys in use in one step. When a sale was completed or returned meanwhile, it starts again.
/// </summary>
internal sealed class RedisSeatMapLoader(RedisConnection redis, StockStore stock, TimeProvider clock)
{
    public const int AttemptsMax = 10;

    private const int IsLive = -1;

    private static readonly TimeSpan LoadLifetime = TimeSpan.FromMinutes(5);

    private static readonly RedisScript BeginLoad =
        RedisScript.Load("time.lua", "units.lua", "lifetime.lua", "seats.lua", "begin-load-seats.lua");
    private static readonly RedisScript LoadPage = RedisScript.Load("load-seat-page.lua");
    private static readonly RedisScript LoadSeats =
        RedisScript.Load("time.lua", "units.lua", "lifetime.lua", "server.lua", "seats.lua", "load-seats.lua");

    private readonly SingleFlight<PerformanceTag> _loads = new();

    /// <summary>How long Redis keeps the data of a performance: until a week after it.</summary>
    public long LifetimeMilliseconds(Performance performance)
    {
        var left = performance.Schedule.Date - clock.GetUtcNow() + TimeSpan.FromDays(7);

        return (long)(left > TimeSpan.FromDays(1) ? left : TimeSpan.FromDays(1)).TotalMilliseconds;
    }

    /// <param name="performance">A performance with numbered seats.</param>
    /// <param name="fence">The epoch's fences will be greater than this one, which an earlier epoch gave.</param>
    /// <param name="cancellationToken">Stops waiting, not the load, for which others may wait.</param>
    public Task LoadAsync(Performance performance, long fence, CancellationToken cancellationToken) =>
        _loads.RunAsync(performance.Id.Tag, () => LoadAsync(performance, fence), cancellationToken);

    private async Task LoadAsync(Performance performance, long fence)
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            if (await TryLoadAsync(performance, fence))
            {
                return;
            }
        }

        throw new RedisUnavailableException("The seat map could not be loaded: sales keep interfering.");
    }

    private async Task<bool> TryLoadAsync(Performance performance, long fence)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);
        var load = RandomNumberGenerator.GetHexString(16);
        RedisKey[] own = [keys.LoadingMap(load), keys.LoadingOwners(load)];
        RedisKey[] all = [.. keys.Seats, .. own];
        var seatCount = performance.Layout!.SeatCount;
        var changes = (long)await BeginLoad.RunAsync(
            redis, all, [seatCount, (long)LoadLifetime.TotalMilliseconds], CancellationToken.None);

        if (changes == IsLive)
        {
            return true;
        }

        return await LoadRowsAsync(performance.Id.Tag, own) is { } rows
            && (int)await LoadSeats.RunAsync(
                redis,
                all,
                [seatCount, LifetimeMilliseconds(performance), changes, rows, fence],
                CancellationToken.None) == 1;
    }

    /// <summary>The number of sold seats; null when Redis lost what was loaded so far.</summary>
    private async Task<int?> LoadRowsAsync(PerformanceTag tag, RedisKey[] own)
    {
        var rows = 0;
        string? after = null;

        do
        {
            (var seats, after) = await stock.ListSoldSeatsAsync(tag, after, CancellationToken.None);
            var pairs = seats.SelectMany(sold => new RedisValue[] { sold.Index, sold.Seat.Reservation.ToString("N") });

            if (seats.Count > 0
                && (int)await LoadPage.RunAsync(redis, own, [rows, .. pairs], CancellationToken.None) != 1)
            {
                return null;
            }

            rows += seats.Count;
        }
        while (after is not null);

        return rows;
    }
}
