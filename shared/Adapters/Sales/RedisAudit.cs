using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;
using StackExchange.Redis;

namespace Serverless.Adapters.Sales;

/// <summary>
/// Compares what Redis shows with the store, one page at a time. A Redis that came back with older data is found
/// by this, even when nobody buys anything. A difference that two steps see ends the epoch. The state of the audit lies
/// beside the data, so any instance can take the next step.
/// </summary>
internal sealed class RedisAudit(RedisConnection redis, StockStore store, SeatPolicy policy)
{
    private const int TooEarly = -1;

    private static readonly RedisScript BeginAudit = RedisScript.Load("time.lua", "units.lua", "begin-audit.lua");
    private static readonly RedisScript AuditSeats =
        RedisScript.Load("time.lua", "units.lua", "seats.lua", "suspects.lua", "audit-seats.lua");
    private static readonly RedisScript AuditStock =
        RedisScript.Load("time.lua", "units.lua", "stock.lua", "suspects.lua", "audit-stock.lua");

    /// <summary>Compares the next page of sold seats with the map.</summary>
    public async Task CompareSeatsAsync(Performance performance, CancellationToken cancellationToken)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);
        var seatCount = performance.Layout!.SeatCount;
        var first = await BeginAsync(keys.Meta, cancellationToken);

        if (first == TooEarly)
        {
            return;
        }

        var after = first == 0 ? null : SaleKeys.Seat(first - 1);
        var (rows, next) = await store.ListSoldSeatsAsync(performance.Id.Tag, after, cancellationToken);
        var end = next is null ? seatCount : rows[^1].Index + 1;
        RedisValue[] arguments =
        [
            seatCount,
            first,
            end,
            next is null ? 0 : end,
            .. rows.SelectMany(row => new RedisValue[] { row.Index, row.Seat.Reservation.ToString("N") }),
        ];

        await AuditSeats.RunAsync(redis, [.. keys.Seats], arguments, cancellationToken);
    }

    /// <summary>Compares the shards of the next ticket type with the stock.</summary>
    public async Task CompareStockAsync(Performance performance, CancellationToken cancellationToken)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);
        var types = performance.TicketTypes.Count;
        var ordinal = await BeginAsync(keys.Stock, cancellationToken);

        if (ordinal == TooEarly)
        {
            return;
        }

        var shards = await store.ListShardsAsync(performance.Id.Tag, ordinal, cancellationToken);
        RedisValue[] arguments =
        [
            types,
            ordinal,
            (ordinal + 1) % types,
            .. shards.SelectMany(shard => new RedisValue[]
            {
                shard.Shard, shard.Stored.Quantity, shard.Stored.Revision, shard.Stored.Sold,
            }),
        ];

        await AuditStock.RunAsync(redis, [.. keys.Tickets], arguments, cancellationToken);
    }

    private async Task<int> BeginAsync(RedisKey key, CancellationToken cancellationToken) =>
        (int)await BeginAudit.RunAsync(
            redis, [key], [(long)policy.AuditInterval.TotalMilliseconds], cancellationToken);
}
