using StackExchange.Redis;

namespace Serverless.Functions.Tests.Platform;

/// <summary>The keys of a Redis that would stay for ever.</summary>
internal static class Keyspace
{
    /// <summary>Fails when a key has no lifetime. A Redis that is away has no keys.</summary>
    public static async Task AssertLifetimesAsync(string connectionString)
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(
            $"{connectionString},abortConnect=false,connectTimeout=1000,allowAdmin=true");

        if (redis.IsConnected)
        {
            var found = await ListAsync(redis);

            // A failure of a fixture shows its message only.
            Assert.True(found.Count == 0, $"No lifetime: {string.Join(", ", found.Take(10))}");
        }
    }

    private static async Task<List<string>> ListAsync(ConnectionMultiplexer redis)
    {
        var database = redis.GetDatabase();
        var found = new List<string>();

        await foreach (var key in redis.GetServers()[0].KeysAsync(pageSize: 1_000))
        {
            // A key that has ended since has no lifetime either, so it is looked at again.
            if (await database.KeyTimeToLiveAsync(key) is null
                && (long)await database.ExecuteAsync("PTTL", key) == -1)
            {
                found.Add(key!);
            }
        }

        return found;
    }
}
