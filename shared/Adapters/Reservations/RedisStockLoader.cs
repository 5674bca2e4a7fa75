using Serverless.Adapters.Payments;
using Serverless.Adapters.Platform;
using Serverless.Adapters.Platform.Redis;
using Serverless.Adapters.Seats;
using Serverless.Domain.Catalogue;
using StackExchange.Redis;

namespace Serverless.Adapters.Reservations;

/// <summary>Tells Redis what is left of each ticket type, when it is new or has forgotten.</summary>
internal sealed class RedisStockLoader(RedisConnection redis, StockBook book, RedisSeatMapLoader seats)
{
    public const int AttemptsMax = 10;

    private static readonly RedisScript LoadStock = RedisScript.Load("load-stock.lua");

    private readonly SingleFlight<PerformanceTag> _loads = new();

    public long LifetimeMilliseconds(Performance performance) => seats.LifetimeMilliseconds(performance);

    public Task LoadAsync(Performance performance, CancellationToken cancellationToken) =>
        _loads.RunAsync(performance.Id.Tag, () => LoadAsync(performance), cancellationToken);

    private async Task LoadAsync(Performance performance)
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var disturbances = await SendAsync(performance, commit: false, 0, []);
            var stripes = await ReadBooksAsync(performance);
            var sold = stripes.Sum(type => type.Sum(stripe => stripe.Stored.Sold));
            var left = stripes.Select(type =>
                (RedisValue)type.Sum(stripe => stripe.Stored.Quantity - stripe.Stored.Sold));

            if (await SendAsync(performance, commit: true, disturbances, [sold, .. left]) >= 0)
            {
                return;
            }
        }

        throw new RedisUnavailableException("The stock could not be loaded: sales keep coming between.");
    }

    private async Task<IReadOnlyList<ReadStripe>[]> ReadBooksAsync(Performance performance)
    {
        var stripes = await ListAsync();

        if (stripes.Any(type => type.Count == 0))
        {
            await book.OpenAsync(performance, CancellationToken.None);
            stripes = await ListAsync();
        }

        return stripes;

        Task<IReadOnlyList<ReadStripe>[]> ListAsync() =>
            Task.WhenAll(Enumerable.Range(0, performance.TicketTypes.Count).Select(ordinal =>
                book.ListStripesAsync(performance.Id.Tag, ordinal, CancellationToken.None)));
    }

    private async Task<long> SendAsync(
        Performance performance, bool commit, long disturbances, IEnumerable<RedisValue> stock)
    {
        var keys = RedisSeatKeys.Of(performance.Id.Tag);
        RedisValue[] arguments = [commit ? 1 : 0, disturbances, LifetimeMilliseconds(performance), .. stock];

        return (long)await LoadStock.RunAsync(
            redis, [keys.Stock, keys.Held, keys.StockExpiry], arguments, CancellationToken.None);
    }
}
