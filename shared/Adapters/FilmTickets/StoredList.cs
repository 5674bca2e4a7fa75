using System.Buffers.Binary;

namespace Serverless.Adapters.FilmTickets;

/// <summary>
/// The head of one list of tickets: how many there are, how many of them are cancelled, and the last of them. As soon
/// as a block of tickets is full it becomes a document of its own; a sheet counts what is cancelled in each of its
/// blocks. So a head stays small, and the way to any place of the longest list is three documents.
/// </summary>
internal sealed class StoredList
{
    /// <summary>Tickets in a block.</summary>
    public const int BlockLength = 128;

    /// <summary>
    /// Blocks that one sheet counts; a count fits a byte, because a block has no more tickets than that.
    /// </summary>
    public const int IndexPageLength = 256;

    private const int HeadBytes = sizeof(long) + sizeof(int);

    private int[] _canceledByIndexPage;

    private StoredList(long blocks, int[] canceledByIndexPage, FilmTicketIndex tail) =>
        (Blocks, _canceledByIndexPage, Tail) = (blocks, canceledByIndexPage, tail);

    /// <summary>Full blocks.</summary>
    public long Blocks { get; private set; }

    /// <summary>The tickets behind the last full block.</summary>
    public FilmTicketIndex Tail { get; private set; }

    public long Total => (Blocks * BlockLength) + Tail.Count;

    public long Canceled => _canceledByIndexPage.Sum(count => (long)count) + Tail.CountCanceled();

    /// <summary>A list that nobody has written yet is empty.</summary>
    public static StoredList Read(ReadOnlyMemory<byte>? body)
    {
        if (body is not { } stored)
        {
            return new(0, [], new FilmTicketIndex([]));
        }

        var bytes = stored.Span;
        var sheets = new int[BinaryPrimitives.ReadInt32LittleEndian(bytes[sizeof(long)..])];

        for (var indexPage = 0; indexPage < sheets.Length; indexPage++)
        {
            sheets[indexPage] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(HeadBytes + (indexPage * sizeof(int)))..]);
        }

        return new(
            BinaryPrimitives.ReadInt64LittleEndian(bytes),
            sheets,
            new FilmTicketIndex(bytes[(HeadBytes + (sheets.Length * sizeof(int)))..].ToArray()));
    }

    public ReadOnlyMemory<byte> ToBody()
    {
        var tail = Tail.Bytes;
        var body = new byte[HeadBytes + (_canceledByIndexPage.Length * sizeof(int)) + tail.Length];
        BinaryPrimitives.WriteInt64LittleEndian(body, Blocks);
        BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(sizeof(long)), _canceledByIndexPage.Length);

        for (var indexPage = 0; indexPage < _canceledByIndexPage.Length; indexPage++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(
                body.AsSpan(HeadBytes + (indexPage * sizeof(int))), _canceledByIndexPage[indexPage]);
        }

        tail.CopyTo(body.AsSpan(body.Length - tail.Length));

        return body;
    }

    /// <summary>Fills the tail, and returns the ids for which the block has no room.</summary>
    public ReadOnlySpan<Guid> Append(ReadOnlySpan<Guid> ids)
    {
        var fitting = Math.Min(ids.Length, BlockLength - Tail.Count);
        Tail = Tail.Add(ids[..fitting]);

        return ids[fitting..];
    }

    public void CancelInTail(int slot, Guid id) => Tail = Tail.Cancel(slot, id);

    /// <summary>The tail has become a block.</summary>
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

    public int CountCanceled(long indexPage) => indexPage < _canceledByIndexPage.Length ? _canceledByIndexPage[indexPage] : 0;
}
