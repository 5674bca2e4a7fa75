using System.Collections.Concurrent;

namespace Serverless.Adapters.Sales;

/// <summary>An instance's cache of a performance's seat names, at most one for each seat.</summary>
internal sealed class KnownSeatNames
{
    private readonly ConcurrentDictionary<string, int> _indexes = new(StringComparer.Ordinal);

    /// <summary>Held by the caller that reads and writes the store.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    public void Add(string name, int index) => _indexes[name] = index;

    public IEnumerable<string> FindMissing(IEnumerable<string> names) =>
        names.Where(name => !_indexes.ContainsKey(name));

    /// <summary>The indexes in the order of the names; null unless all are cached.</summary>
    public int[]? Find(IReadOnlyList<string> names)
    {
        var indexes = new int[names.Count];

        for (var i = 0; i < indexes.Length; i++)
        {
            if (!_indexes.TryGetValue(names[i], out indexes[i]))
            {
                return null;
            }
        }

        return indexes;
    }
}
