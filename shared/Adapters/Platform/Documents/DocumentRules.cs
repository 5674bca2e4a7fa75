using System.Buffers;

namespace Serverless.Adapters.Platform.Documents;

/// <summary>Rejects what one of the engines could not store, so that all engines accept the same.</summary>
internal static class DocumentRules
{
    // The last character of a range's end: it sorts after every character of a key.
    private const char BoundEnd = '~';

    private static readonly SearchValues<char> KeyCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:@+");

    public static void CheckRead(DocumentPartition partition, string id)
    {
        CheckPartition(partition);
        CheckKey(id, nameof(id));
    }

    public static void CheckList(DocumentPartition partition, DocumentRange range, int limit)
    {
        CheckPartition(partition);
        CheckBound(range.From);
        CheckBound(range.To);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, DocumentLimits.PageMax);

        if (range.After is not null)
        {
            CheckKey(range.After, nameof(range));
        }
    }

    public static void CheckCommit(DocumentPartition partition, IReadOnlyList<DocumentWrite> writes)
    {
        CheckPartition(partition);

        if (writes.Count is 0 or > DocumentLimits.WritesMax)
        {
            throw new ArgumentException(
                $"A batch has 1 to {DocumentLimits.WritesMax} writes, not {writes.Count}.", nameof(writes));
        }

        var bytes = 0;

        foreach (var write in writes)
        {
            CheckKey(write.Id, nameof(writes));
            bytes += CheckBody(write);
        }

        if (bytes > DocumentLimits.BatchBytesMax)
        {
            throw new ArgumentException(
                $"The bodies of a batch have at most {DocumentLimits.BatchBytesMax} bytes, not {bytes}.",
                nameof(writes));
        }

        CheckDistinct(writes);
    }

    public static ReadOnlyMemory<byte> BodyOf(DocumentWrite write) => write switch
    {
        DocumentWrite.Insert insert => insert.Body,
        DocumentWrite.Replace replace => replace.Body,
        DocumentWrite.Upsert upsert => upsert.Body,
        _ => default,
    };

    private static int CheckBody(DocumentWrite write)
    {
        var length = BodyOf(write).Length;

        return length <= DocumentLimits.BodyBytesMax
            ? length
            : throw new ArgumentException(
                $"The body of {write.Id} has {length} bytes; at most {DocumentLimits.BodyBytesMax} are stored.",
                nameof(write));
    }

    private static void CheckDistinct(IReadOnlyList<DocumentWrite> writes)
    {
        if (writes.Count == 1)
        {
            return;
        }

        var ids = new HashSet<string>(writes.Count, StringComparer.Ordinal);

        foreach (var write in writes)
        {
            if (!ids.Add(write.Id))
            {
                throw new ArgumentException($"A batch writes {write.Id} twice.", nameof(writes));
            }
        }
    }

    private static void CheckPartition(DocumentPartition partition)
    {
        CheckKey(partition.Collection, nameof(partition));
        CheckKey(partition.Partition, nameof(partition));
    }

    private static void CheckKey(string? key, string parameter)
    {
        if (key is null or { Length: 0 or > DocumentLimits.KeyLengthMax }
            || key.AsSpan().ContainsAnyExcept(KeyCharacters))
        {
            throw new ArgumentException(
                $"A key has 1 to {DocumentLimits.KeyLengthMax} ASCII letters, digits or - _ . : @ +.", parameter);
        }
    }

    private static void CheckBound(string? bound)
    {
        var key = bound is not null ? bound.AsSpan().TrimEnd(BoundEnd) : default;

        if (bound is null || bound.Length > DocumentLimits.KeyLengthMax + 1 || key.ContainsAnyExcept(KeyCharacters))
        {
            throw new ArgumentException("The bound of a range is the start of a key, or empty.", nameof(bound));
        }
    }
}
