namespace Serverless.Adapters.FilmTickets;

/// <summary>Changes lists: appends tickets and marks cancelled ones.</summary>
internal static class FilmTicketLists
{
    /// <summary>Returns the position of the first new ticket, from 0.</summary>
    public static async ValueTask<long> AppendAsync(
        FilmTicketDraft draft, string list, ReadOnlyMemory<Guid> ids, CancellationToken cancellationToken)
    {
        var header = StoredList.Read(await draft.ReadAsync(list, cancellationToken));
        var first = header.Total;

        while (!ids.IsEmpty)
        {
            ids = ids[^header.Append(ids.Span).Length..];

            if (header.Tail.Count == StoredList.BlockLength)
            {
                await CloseBlockAsync(draft, list, header, cancellationToken);
            }
        }

        await draft.WriteAsync(list, header.ToBody(), cancellationToken);

        return first;
    }

    public static async ValueTask CancelAsync(
        FilmTicketDraft draft, string list, long position, Guid id, CancellationToken cancellationToken)
    {
        var header = StoredList.Read(await draft.ReadAsync(list, cancellationToken));
        var (block, slot) = (position / StoredList.BlockLength, (int)(position % StoredList.BlockLength));

        if (block == header.Blocks)
        {
            header.CancelInTail(slot, id);
        }
        else
        {
            var blockId = FilmTicketKeys.Block(list, block);
            var entries = await ReadBlockAsync(draft, blockId, cancellationToken);
            await draft.WriteAsync(blockId, entries.Cancel(slot, id).Bytes.ToArray(), cancellationToken);
            await AddCanceledAsync(draft, list, header, block, 1, cancellationToken);
        }

        await draft.WriteAsync(list, header.ToBody(), cancellationToken);
    }

    private static async ValueTask CloseBlockAsync(
        FilmTicketDraft draft, string list, StoredList header, CancellationToken cancellationToken)
    {
        draft.Insert(FilmTicketKeys.Block(list, header.Blocks), header.Tail.Bytes.ToArray());

        if (header.Tail.CountCanceled() is > 0 and var canceled)
        {
            await AddCanceledAsync(draft, list, header, header.Blocks, canceled, cancellationToken);
        }

        header.CloseBlock();
    }

    private static async ValueTask AddCanceledAsync(
        FilmTicketDraft draft,
        string list,
        StoredList header,
        long block,
        int count,
        CancellationToken cancellationToken)
    {
        var indexPageId = FilmTicketKeys.IndexPage(list, block / StoredList.IndexPageLength);
        var indexPage = (await draft.ReadAsync(indexPageId, cancellationToken))?.ToArray()
            ?? new byte[StoredList.IndexPageLength];
        indexPage[block % StoredList.IndexPageLength] += (byte)count;
        header.AddCanceled(block, count);
        await draft.WriteAsync(indexPageId, indexPage, cancellationToken);
    }

    private static async ValueTask<FilmTicketIndex> ReadBlockAsync(
        FilmTicketDraft draft, string blockId, CancellationToken cancellationToken) =>
        new((await draft.ReadAsync(blockId, cancellationToken)
            ?? throw new InvalidDataException($"{blockId} is missing.")).ToArray());
}
