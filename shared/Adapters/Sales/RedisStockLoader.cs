using Serverless.Adapters.Platform;
using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using StackExchange.Redis;

namespace Serverless.Adapters.Sales;

/// <summary>Tells Redis what is left of each ticket type, when it is new or has forgotten.</summary>
internal sealed class RedisStockLoader(RedisConnection redis, StockStore book, RedisSeatMapLoader seats)
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
            var epochs = await SendAsync(performance, commit: false, 0, []);
            var shards = await ReadBooksAsync(performance);
            var sold = shards.Sum(type => type.Sum(shard => shard.Stored.Sold));
            var left = shards.Select(type =>
                (RedisValue)type.Sum(shard => shard.Stored.Quantity - shard.Stored.Sold));

            if (await SendAsync(performance, commit: true, epochs, [sold, .. left]) >= 0)
            {
                return;
            }
        }

        throw new RedisUnavailableException("The stock could not be loaded: sales keep coming between.");
    }

    private async Task<IReadOnlyList<ReadShard>[]> ReadBooksAsync(Performance performance)
    {
        var shards = await ListAsync();

        if (shards.Any(type => type.Count == 0))
        {
            await book.OpenAsync(performance, CancellationToken.None);
            shards = await ListAsync();
        }

        return shards;

        Task<IReadOnlyList<ReadShard>[]> ListAsync() =>
            Task.WhenAll(Enumerable.Range(0, performance.TicketTypes.Count).Select(ordinal =>
                book.ListShardsAsync(performance.Id.Tag, ordinal, CancellationToken.None)));
    }

    private async Task<long> SendAsync(
        Performance performance, bool commit, long epochs, IEnumerable<RedisValue> stock)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);
        RedisValue[] arguments = [commit ? 1 : 0, epochs, LifetimeMilliseconds(performance), .. stock];

        return (long)await LoadStock.RunAsync(
            redis, [keys.Stock, keys.Held, keys.StockExpiry], arguments, CancellationToken.None);
    }
}
