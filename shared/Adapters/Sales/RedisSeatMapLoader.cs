using Serverless.Adapters.Platform;
using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using StackExchange.Redis;

namespace Serverless.Adapters.Sales;

/// <summary>
/// Loads the sold seats into a Redis that is new or lost them. Sales and other loads may run at the same time: a sale
/// in between makes the load start again.
/// </summary>
internal sealed class RedisSeatMapLoader(RedisConnection redis, StockStore stock, TimeProvider clock)
{
    public const int AttemptsMax = 10;

    private static readonly RedisScript LoadSeats = RedisScript.Load("time.lua", "load-seats.lua");

    private readonly SingleFlight<PerformanceTag> _loads = new();

    /// <summary>How long Redis keeps the data of a performance: until a week after it.</summary>
    public long LifetimeMilliseconds(Performance performance)
    {
        var left = performance.Schedule.Date - clock.GetUtcNow() + TimeSpan.FromDays(7);

        return (long)(left > TimeSpan.FromDays(1) ? left : TimeSpan.FromDays(1)).TotalMilliseconds;
    }

    public Task LoadAsync(Performance performance, SeatLayout layout, CancellationToken cancellationToken) =>
        _loads.RunAsync(performance.Id.Tag, () => LoadAsync(performance, layout.SeatCount), cancellationToken);

    private async Task LoadAsync(Performance performance, int seatCount)
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var epoch = await SendAsync(performance, seatCount, isLast: false, 0, []);
            string? after = null;

            do
            {
                (var seats, after) = await stock.ListSoldSeatsAsync(performance.Id.Tag, after, CancellationToken.None);
                var pairs = seats.SelectMany(sold => new RedisValue[]
                {
                    sold.Index, sold.Seat.Reservation.ToString("N"),
                });
                await SendAsync(performance, seatCount, isLast: false, epoch, pairs);
            }
            while (after is not null);

            if (await SendAsync(performance, seatCount, isLast: true, epoch, []) >= 0)
            {
                return;
            }
        }

        throw new RedisUnavailableException("The seat map could not be loaded: sales keep interfering.");
    }

    private async Task<long> SendAsync(
        Performance performance, int seatCount, bool isLast, long epoch, IEnumerable<RedisValue> pairs)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);
        RedisValue[] arguments =
            [seatCount, LifetimeMilliseconds(performance), isLast ? 1 : 0, epoch, .. pairs];

        return (long)await LoadSeats.RunAsync(
            redis, [keys.Map, keys.Owners, keys.Meta], arguments, CancellationToken.None);
    }
}
