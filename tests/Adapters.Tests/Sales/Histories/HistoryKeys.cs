using StackExchange.Redis;

namespace Serverless.Adapters.Tests.Sales.Histories;

/// <summary>The keys of one history, which it can lose, all or one, or get back as they were earlier.</summary>
internal sealed class HistoryKeys(IDatabase database)
{
    private readonly SortedDictionary<string, RedisKey> _known = new(StringComparer.Ordinal);
    private List<Action>? _snapshot;

    public IDatabase Database => database;

    public void Note(IEnumerable<RedisKey> keys)
    {
        foreach (var key in keys)
        {
            _known.TryAdd(key.ToString(), key);
        }
    }

    public void LoseAll() => database.KeyDelete([.. _known.Values]);

    public void LoseOne(Random random)
    {
        if (_known.Count > 0)
        {
            database.KeyDelete(_known.Values.ElementAt(random.Next(_known.Count)));
        }
    }

    public void TakeSnapshot() => _snapshot = [.. _known.Values.Select(Copy).OfType<Action>()];

    /// <summary>Nothing happens before the first snapshot.</summary>
    public void RestoreSnapshot()
    {
        if (_snapshot is null)
        {
            return;
        }

        LoseAll();
        _snapshot.ForEach(restore => restore());
    }

    /// <summary>The keys that would stay for ever.</summary>
    public IEnumerable<string> FindImmortal() =>
        _known.Where(key => database.KeyExists(key.Value) && database.KeyTimeToLive(key.Value) is null)
            .Select(key => key.Key);

    private Action? Copy(RedisKey key)
    {
        switch (database.KeyType(key))
        {
            case RedisType.String:
                var text = database.StringGet(key);

                return () => database.StringSet(key, text, TimeSpan.FromHours(1));
            case RedisType.Hash:
                var fields = database.HashGetAll(key);

                return () => Write(key, () => database.HashSet(key, fields));
            case RedisType.SortedSet:
                var members = database.SortedSetRangeByRankWithScores(key);

                return () => Write(key, () => database.SortedSetAdd(key, members));
            default:
                return null;
        }
    }

    private void Write(RedisKey key, Action write)
    {
        write();
        database.KeyExpire(key, TimeSpan.FromHours(1));
    }
}
