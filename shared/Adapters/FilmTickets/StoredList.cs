using System.Buffers.Binary;

namespace Serverless.Adapters.FilmTickets;

/// <summary>
/// The header of one list of tickets: the total, the number of cancelled tickets, and the last tickets. A full block of
/// tickets becomes a document of its own, and an index page counts the cancelled tickets of each of its blocks. So a
/// header stays small, and any position of the longest list takes three reads.
/// </summary>
internal sealed class StoredList
{
    /// <summary>Tickets in a block.</summary>
    public const int BlockLength = 128;

    /// <summary>
    /// Blocks of one index page. A count fits into a byte, because a block has at most 128 tickets.
    /// </summary>
    public const int IndexPageLength = 256;

    private const int HeaderBytes = sizeof(long) + sizeof(int);

    private int[] _canceledByIndexPage;

    private StoredList(long blocks, int[] canceledByIndexPage, FilmTicketIndex tail) =>
        (Blocks, _canceledByIndexPage, Tail) = (blocks, canceledByIndexPage, tail);

    /// <summary>Full blocks.</summary>
    public long Blocks { get; private set; }

    /// <summary>The tickets after the last full block.</summary>
    public FilmTicketIndex Tail { get; private set; }

    public long Total => (Blocks * BlockLength) + Tail.Count;

    public long Canceled => _canceledByIndexPage.Sum(count => (long)count) + Tail.CountCanceled();

    /// <summary>Reads a header; a missing document means an empty list.</summary>
    public static StoredList Read(ReadOnlyMemory<byte>? body)
    {
        if (body is not { } stored)
        {
            return new(0, [], new FilmTicketIndex([]));
        }

        var bytes = stored.Span;
        var indexPages = new int[BinaryPrimitives.ReadInt32LittleEndian(bytes[sizeof(long)..])];

        for (var indexPage = 0; indexPage < indexPages.Length; indexPage++)
        {
            indexPages[indexPage] =
                BinaryPrimitives.ReadInt32LittleEndian(bytes[(HeaderBytes + (indexPage * sizeof(int)))..]);
        }

        return new(
            BinaryPrimitives.ReadInt64LittleEndian(bytes),
            indexPages,
            new FilmTicketIndex(bytes[(HeaderBytes + (indexPages.Length * sizeof(int)))..].ToArray()));
    }

    public ReadOnlyMemory<byte> ToBody()
    {
        var tail = Tail.Bytes;
        var body = new byte[HeaderBytes + (_canceledByIndexPage.Length * sizeof(int)) + tail.Length];
        BinaryPrimitives.WriteInt64LittleEndian(body, Blocks);
        BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(sizeof(long)), _canceledByIndexPage.Length);

        for (var indexPage = 0; indexPage < _canceledByIndexPage.Length; indexPage++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(
                body.AsSpan(HeaderBytes + (indexPage * sizeof(int))), _canceledByIndexPage[indexPage]);
        }

        tail.CopyTo(body.AsSpan(body.Length - tail.Length));

        return body;
    }

    /// <summary>Fills the tail and returns the ids that did not fit.</summary>
    public ReadOnlySpan<Guid> Append(ReadOnlySpan<Guid> ids)
    {
        var fitting = Math.Min(ids.Length, BlockLength - Tail.Count);
        Tail = Tail.Add(ids[..fitting]);

        return ids[fitting..];
    }

    public void CancelInTail(int slot, Guid id) => Tail = Tail.Cancel(slot, id);

    /// <summary>Starts a new tail after the old one became a block.</summary>
    public void CloseBlock()
    {
        Blocks++;
        Tail = new FilmTicketIndex([]);
    }

    public void AddCanceled(long block, int count)
    {
        var indexPage = (int)(block / IndexPageLength);

        if (indexPage >= _canceledByIndexPage.Length)
        {
            Array.Resize(ref _canceledByIndexPage, indexPage + 1);
        }

        _canceledByIndexPage[indexPage] += count;
    }

    public int CountCanceled(long indexPage) =>
        indexPage < _canceledByIndexPage.Length ? _canceledByIndexPage[indexPage] : 0;
}
