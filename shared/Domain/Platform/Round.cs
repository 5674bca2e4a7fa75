namespace Serverless.Domain.Platform;

/// <summary>What a timer does: items in a fixed order, and the work for each of them.</summary>
/// <param name="Name">The function's name, for logs, metrics and the cursor.</param>
/// <param name="KeyOf">The item's key, for logs and the cursor: no secret, and no name of a person.</param>
/// <param name="ListAsync">The items after a key, at most so many; null for the first ones.</param>
/// <param name="WorkAsync">The work for one item. What it throws ends the work for this item only.</param>
public sealed record Round<T>(
    string Name,
    Func<T, string> KeyOf,
    Func<string?, int, CancellationToken, Task<RoundPage<T>>> ListAsync,
    Func<T, CancellationToken, Task> WorkAsync)
{
    /// <summary>Items of one run; the next run goes on after the last of them.</summary>
    public int ItemsMax { get; init; } = int.MaxValue;

    /// <summary>Items that are worked on at the same time.</summary>
    public int ParallelismMax { get; init; } = 1;
}

/// <summary>Some items of a round, and whether more follow.</summary>
public sealed record RoundPage<T>(IReadOnlyList<T> Items, bool HasMore);

/// <summary>Pages of items that are all in memory.</summary>
public static class RoundPages
{
    /// <summary>A list as the source of a round. An item that has gone since means the start of the list.</summary>
    public static Func<string?, int, CancellationToken, Task<RoundPage<T>>> Of<T>(
        IReadOnlyList<T> items, Func<T, string> keyOf) =>
        (after, limit, _) => Task.FromResult(
            PageOf(items, after is null ? 0 : IndexOf(items, keyOf, after) + 1, limit));

    private static RoundPage<T> PageOf<T>(IReadOnlyList<T> items, int start, int limit)
    {
        var count = Math.Min(limit, items.Count - start);
        var page = count == items.Count ? items : items.Skip(start).Take(count).ToArray();

        return new RoundPage<T>(page, start + count < items.Count);
    }

    private static int IndexOf<T>(IReadOnlyList<T> items, Func<T, string> keyOf, string key)
    {
        for (var index = 0; index < items.Count; index++)
        {
            if (keyOf(items[index]) == key)
            {
                return index;
            }
        }

        return -1;
    }
}
