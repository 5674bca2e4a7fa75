using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Serverless.Adapters.Platform;

/// <summary>
/// A cache of limited size that needs no list of recent use. When its young generation is full, it becomes the old
/// one, and the entries of the previous old one are dropped. At most as many entries as given stay; concurrent
/// writers may exceed that for a moment.
/// </summary>
internal sealed class GenerationalCache<TKey, TValue>(int countMax)
    where TKey : notnull
{
    private readonly int _generationMax = Math.Max(1, countMax / 2);

    private Generation _young = new();
    private Generation _old = new();

    /// <summary>Finds a value and moves it to the young generation: values in use stay.</summary>
    public bool TryGet(in TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_young.Entries.TryGetValue(key, out value))
        {
            return true;
        }

        if (!_old.Entries.TryGetValue(key, out value))
        {
            return false;
        }

        Set(key, value);

        return true;
    }

    /// <summary>Finds a value and leaves it in its generation.</summary>
    public bool TryPeek(in TKey key, [MaybeNullWhen(false)] out TValue value) =>
        _young.Entries.TryGetValue(key, out value) || _old.Entries.TryGetValue(key, out value);

    /// <summary>Adds a value, or replaces the one of the same key.</summary>
    public void Set(in TKey key, in TValue value)
    {
        var young = _young;

        if (young.Entries.TryAdd(key, value))
        {
            CountOne(young);
        }
        else
        {
            young.Entries[key] = value;
        }
    }

    /// <summary>Adds a value unless the key has one.</summary>
    public bool TryAdd(in TKey key, in TValue value)
    {
        var young = _young;

        if (_old.Entries.ContainsKey(key) || !young.Entries.TryAdd(key, value))
        {
            return false;
        }

        CountOne(young);

        return true;
    }

    /// <summary>Removes a key, and returns the value that it had last.</summary>
    public bool TryRemove(in TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        // A replaced value may still be in the old generation.
        var wasOld = _old.Entries.TryRemove(key, out var older);

        if (_young.Entries.TryRemove(key, out value))
        {
            return true;
        }

        value = older;

        return wasOld;
    }

    // Counted here because the dictionary's own count takes all its locks.
    private void CountOne(Generation young)
    {
        if (Interlocked.Increment(ref young.Count) == _generationMax)
        {
            _old = young;
            _young = new Generation();
        }
    }

    private sealed class Generation
    {
        public ConcurrentDictionary<TKey, TValue> Entries { get; } = new();

        public int Count;
    }
}
