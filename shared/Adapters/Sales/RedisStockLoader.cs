using Serverless.Adapters.Platform;
using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using StackExchange.Redis;

namespace Serverless.Adapters.Sales;

/// <summary>
/// Loads the available tickets of each type into a Redis that is new, lost them, or differs from the store. When
/// a sale was completed or returned meanwhile, the load starts again.
/// </summary>
internal sealed class RedisStockLoader(RedisConnection redis, StockStore store, RedisSeatMapLoader seats)
{
    public const int AttemptsMax = RedisSeatMapLoader.AttemptsMax;

    /// <summary>
    /// Sales under way whose state a load looks up. The units of others may count as sold and held, until the sale's
    /// next step or the end of its hold.
    /// </summary>
    private const int SalesUnderWayMax = 1_000;

    private const int IsLive = -1;

    private static readonly TimeSpan LoadLifetime = TimeSpan.FromMinutes(5);

    private static readonly RedisScript BeginLoad =
        RedisScript.Load("time.lua", "units.lua", "lifetime.lua", "stock.lua", "begin-load-stock.lua");
    private static readonly RedisScript LoadStock =
        RedisScript.Load("time.lua", "units.lua", "lifetime.lua", "server.lua", "stock.lua", "load-stock.lua");

    private readonly SingleFlight<PerformanceTag> _loads = new();

    /// <param name="performance">A performance with ticket types.</param>
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

        throw new RedisUnavailableException("The stock could not be loaded: sales keep interfering.");
    }

    private async Task<bool> TryLoadAsync(Performance performance, long fence)
    {
        RedisKey[] keys = [.. RedisSeatKeys.Of(performance.Id.Tag).Tickets];
        var types = performance.TicketTypes.Count;
        var begun = (RedisValue[])(await BeginLoad.RunAsync(
            redis,
            keys,
            [types, (long)LoadLifetime.TotalMilliseconds, SalesUnderWayMax],
            CancellationToken.None))!;

        if (begun[0] == IsLive)
        {
            return true;
        }

        // The shards are read after the sales, so they contain every sale that was found confirmed.
        var sold = await SelectSoldAsync(performance.Id.Tag, begun[1..]);
        var shards = (await ReadShardsAsync(performance)).SelectMany((type, ordinal) =>
            type.SelectMany(shard => new RedisValue[]
            {
                ordinal, shard.Shard, shard.Stored.Quantity, shard.Stored.Revision, shard.Stored.Sold,
            }));

        return (int)await LoadStock.RunAsync(
            redis,
            keys,
            [types, seats.LifetimeMilliseconds(performance), begun[0], fence, sold.Length, .. sold, .. shards],
            CancellationToken.None) == 1;
    }

    private async Task<RedisValue[]> SelectSoldAsync(PerformanceTag tag, RedisValue[] underWay)
    {
        var isSold = await Task.WhenAll(underWay.Select(id => store.IsConfirmedAsync(
            tag, new ReservationId(Guid.ParseExact((string)id!, "N")), CancellationToken.None)));

        return [.. underWay.Where((_, i) => isSold[i])];
    }

    private async Task<IReadOnlyList<ReadShard>[]> ReadShardsAsync(Performance performance)
    {
        var shards = await ListAsync();

        if (shards.Any(type => type.Count == 0))
        {
            await store.OpenAsync(performance, CancellationToken.None);
            shards = await ListAsync();
        }

        return shards;

        Task<IReadOnlyList<ReadShard>[]> ListAsync() =>
            Task.WhenAll(Enumerable.Range(0, performance.TicketTypes.Count).Select(ordinal =>
                store.ListShardsAsync(performance.Id.Tag, ordinal, CancellationToken.None)));
    }
}
