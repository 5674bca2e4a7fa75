using System.Collections.Concurrent;

namespace Serverless.Adapters.Sales;

/// <summary>The names that an instance knows of one performance's seats, at most as many as there are seats.</summary>
internal sealed class KnownSeatNames
{
    private readonly ConcurrentDictionary<string, int> _indexes = new(StringComparer.Ordinal);

    /// <summary>Held by whoever asks the store.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    public void Remember(string name, int index) => _indexes[name] = index;

    public IEnumerable<string> Lacking(IEnumerable<string> names) =>
        names.Where(name => !_indexes.ContainsKey(name));

    /// <summary>The indexes in the order of the names; null unless all are known.</summary>
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
