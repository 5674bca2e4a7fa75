using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using StackExchange.Redis;

namespace Serverless.Adapters.Sales;

/// <summary>Reads the available tickets from Redis in one round trip.</summary>
internal sealed class RedisStockLevels(
    RedisConnection redis,
    RedisStockLoader stockLoader,
    RedisSeatMapLoader seatLoader,
    ICatalogue catalogue) : IStockLevels
{
    private const int ExpiredMax = 1_000;

    private static readonly RedisScript ReadStock =
        RedisScript.Load("time.lua", "units.lua", "stock.lua", "read-stock.lua");
    private static readonly RedisScript CountSoldSeats =
        RedisScript.Load("time.lua", "units.lua", "seats.lua", "count-sold-seats.lua");

    public async ValueTask<IReadOnlyList<StockLevel>> ReadAsync(
        PerformanceId performance, CancellationToken cancellationToken)
    {
        if (await catalogue.FindAsync(performance, cancellationToken) is not { TicketTypes.Count: > 0 } found)
        {
            return [];
        }

        // A draft has no stored stock yet: nothing is held or sold.
        var left = found.State is PerformanceState.Draft
            ? [0, 0, .. found.TicketTypes.Select(type => (long)type.TotalQuantity)]
            : await ReadAsync(found, cancellationToken);

        return [.. found.TicketTypes.Select(
            (type, i) => new StockLevel(type.Id, (int)left[i + 2], type.TotalQuantity) { Version = left[1] })];
    }

    public async ValueTask<bool> IsSoldOutAsync(Performance performance, CancellationToken cancellationToken)
    {
        var tickets = performance.TicketTypes.Sum(type => (long)type.TotalQuantity);
        var seats = performance.Layout?.SeatCount ?? 0;

        return tickets + seats > 0
            && (tickets == 0 || (await ReadAsync(performance, cancellationToken))[0] >= tickets)
            && (seats == 0 || await CountSoldSeatsAsync(performance, cancellationToken) >= seats);
    }

    private async Task<long[]> ReadAsync(Performance performance, CancellationToken cancellationToken)
    {
        RedisKey[] keys = [.. RedisSeatKeys.Of(performance.Id.Tag).Tickets];

        for (var attempt = 0; attempt < RedisStockLoader.AttemptsMax; attempt++)
        {
            var answer = (long[])(await ReadStock.RunAsync(
                redis, keys, [performance.TicketTypes.Count, ExpiredMax], cancellationToken))!;

            if (answer.Length > 0)
            {
                return answer;
            }

            await stockLoader.LoadAsync(performance, fence: 0, cancellationToken);
        }

        throw new RedisUnavailableException("Redis keeps losing the stock.");
    }

    private async Task<long> CountSoldSeatsAsync(Performance performance, CancellationToken cancellationToken)
    {
        RedisKey[] keys = [.. RedisSeatKeys.Of(performance.Id.Tag).Seats];

        for (var attempt = 0; attempt < RedisSeatMapLoader.AttemptsMax; attempt++)
        {
            var count = (long)await CountSoldSeats.RunAsync(
                redis, keys, [performance.Layout!.SeatCount], cancellationToken);

            if (count >= 0)
            {
                return count;
            }

            await seatLoader.LoadAsync(performance, fence: 0, cancellationToken);
        }

        throw new RedisUnavailableException("Redis keeps losing the seat map.");
    }
}
