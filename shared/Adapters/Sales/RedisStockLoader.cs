using Serverless.Adapters.Platform;
using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using StackExchange.Redis;

namespace Serverless.Adapters.Sales;

/// <summary>Loads the available tickets of each type into a Redis that is new or lost them.</summary>
internal sealed class RedisStockLoader(RedisConnection redis, StockStore store, RedisSeatMapLoader seats)
{
    public const int AttemptsMax = 10;

    private static readonly RedisScript LoadStock = RedisScript.Load("time.lua", "load-stock.lua");

    private readonly SingleFlight<PerformanceTag> _loads = new();

    public long LifetimeMilliseconds(Performance performance) => seats.LifetimeMilliseconds(performance);

    public Task LoadAsync(Performance performance, CancellationToken cancellationToken) =>
        _loads.RunAsync(performance.Id.Tag, () => LoadAsync(performance), cancellationToken);

    private async Task LoadAsync(Performance performance)
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var epoch = await SendAsync(performance, commit: false, 0, []);
            var shards = await ReadShardsAsync(performance);
            var sold = shards.Sum(type => type.Sum(shard => shard.Stored.Sold));
            var left = shards.Select(type =>
                (RedisValue)type.Sum(shard => shard.Stored.Quantity - shard.Stored.Sold));

            if (await SendAsync(performance, commit: true, epoch, [sold, .. left]) >= 0)
            {
                return;
            }
        }

        throw new RedisUnavailableException("The stock could not be loaded: sales keep interfering.");
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

    private async Task<long> SendAsync(
        Performance performance, bool commit, long epoch, IEnumerable<RedisValue> stock)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);
        RedisValue[] arguments = [commit ? 1 : 0, epoch, LifetimeMilliseconds(performance), .. stock];

        return (long)await LoadStock.RunAsync(
            redis, [keys.Stock, keys.Held, keys.StockExpiry], arguments, CancellationToken.None);
    }
}
