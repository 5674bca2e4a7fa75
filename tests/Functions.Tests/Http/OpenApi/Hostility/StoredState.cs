using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Serverless.Functions.Tests.Platform;
using StackExchange.Redis;

namespace Serverless.Functions.Tests.Http.OpenApi.Hostility;

/// <summary>
/// All stored data of the platform, in lines that can be compared. It leaves out what the HTTP layer stores about
/// every request: limits and stored responses.
/// </summary>
internal sealed class StoredState : IDisposable
{
    private const string HttpLayerCollection = "kept-answers";

    private static readonly string[] LimitKeys = ["http:", "attempts:"];

    private readonly ConnectionMultiplexer _redis;
    private readonly SqliteConnection _documents;

    private StoredState(ConnectionMultiplexer redis, SqliteConnection documents) =>
        (_redis, _documents) = (redis, documents);

    public static async Task<StoredState> OpenAsync(PlatformFixture platform)
    {
        var options = ConfigurationOptions.Parse(platform.Platform.RedisConnection);
        options.AllowAdmin = true;
        options.SyncTimeout = (int)TimeSpan.FromSeconds(20).TotalMilliseconds;
        var file = Directory.GetFiles(platform.Folder, "documents.db", SearchOption.AllDirectories).Single();
        var documents = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        documents.Open();

        return new StoredState(await ConnectionMultiplexer.ConnectAsync(options), documents);
    }

    public async Task<IReadOnlyList<string>> ReadAsync()
    {
        var lines = ReadDocuments();
        var redis = _redis.GetDatabase();

        foreach (var key in _redis.GetServer(_redis.GetEndPoints()[0]).Keys(pattern: "*", pageSize: 1000))
        {
            if (!LimitKeys.Any(prefix => ((string)key!).StartsWith(prefix, StringComparison.Ordinal)))
            {
                lines.Add($"redis {key} {await ReadAsync(redis, key)}");
            }
        }

        lines.Sort(StringComparer.Ordinal);

        return lines;
    }

    public void Dispose()
    {
        _redis.Dispose();
        _documents.Dispose();
    }

    private List<string> ReadDocuments()
    {
        using var command = _documents.CreateCommand();
        command.CommandText = "SELECT collection, partition, id, version FROM documents WHERE collection <> $edge";
        command.Parameters.AddWithValue("$edge", HttpLayerCollection);
        using var reader = command.ExecuteReader();
        var lines = new List<string>();

        while (reader.Read())
        {
            lines.Add($"document {string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue))}");
        }

        return lines;
    }

    private static async Task<string> ReadAsync(IDatabase redis, RedisKey key) => await redis.KeyTypeAsync(key) switch
    {
        RedisType.String => Digest([$"{await redis.StringGetAsync(key)}"]),
        RedisType.Hash => Digest((await redis.HashGetAllAsync(key)).Select(pair => $"{pair}").Order()),
        RedisType.SortedSet => Digest((await redis.SortedSetRangeByRankWithScoresAsync(key)).Select(pair => $"{pair}")),
        RedisType.Set => Digest((await redis.SetMembersAsync(key)).Select(value => $"{value}").Order()),
        var type => $"{type}",
    };

    private static string Digest(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..16];
}
