using Serverless.Adapters.Platform.Redis;

namespace Serverless.Benchmarks.Floor;

/// <summary>One round trip on the connection of the app, with the same time limit as the app's calls.</summary>
public sealed class FloorRedis
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    private readonly RedisConnection _redis;

    internal FloorRedis(RedisConnection redis) => _redis = redis;

    public async Task SetAsync(string key, string value, CancellationToken cancellationToken)
    {
        var database = await _redis.OpenAsync(cancellationToken);
        await _redis.CompleteAsync(database.StringSetAsync(key, value, Lifetime));
    }

    public async Task GetAsync(string key, CancellationToken cancellationToken)
    {
        var database = await _redis.OpenAsync(cancellationToken);
        await _redis.CompleteAsync(database.StringGetAsync(key));
    }

    public async Task RankAsync(string key, string member, CancellationToken cancellationToken)
    {
        var database = await _redis.OpenAsync(cancellationToken);
        await _redis.CompleteAsync(database.SortedSetRankAsync(key, member));
    }
}
