namespace Serverless.Adapters.FilmTickets;

/// <summary>How a list changes: it grows at its end, and marks what was cancelled.</summary>
internal static class FilmTicketLists
{
    /// <summary>The place of the first of the tickets, from 0.</summary>
    public static async ValueTask<long> AppendAsync(
        FilmTicketDraft draft, string list, ReadOnlyMemory<Guid> ids, CancellationToken cancellationToken)
    {
        var head = StoredList.Read(await draft.ReadAsync(list, cancellationToken));
        var first = head.Total;

        while (!ids.IsEmpty)
        {
            ids = ids[^head.Append(ids.Span).Length..];

            if (head.Tail.Count == StoredList.BlockLength)
            {
                await CloseBlockAsync(draft, list, head, cancellationToken);
            }
        }

        await draft.WriteAsync(list, head.ToBody(), cancellationToken);

        return first;
    }

    public static async ValueTask CancelAsync(
        FilmTicketDraft draft, string list, long place, Guid id, CancellationToken cancellationToken)
    {
        var head = StoredList.Read(await draft.ReadAsync(list, cancellationToken));
        var (block, slot) = (place / StoredList.BlockLength, (int)(place % StoredList.BlockLength));

        if (block == head.Blocks)
        {
            head.CancelInTail(slot, id);
        }
        else
        {
            var blockId = FilmTicketKeys.Block(list, block);
            var entries = await ReadBlockAsync(draft, blockId, cancellationToken);
            await draft.WriteAsync(blockId, entries.Cancel(slot, id).Bytes.ToArray(), cancellationToken);
            await AddCanceledAsync(draft, list, head, block, 1, cancellationToken);
        }

        await draft.WriteAsync(list, head.ToBody(), cancellationToken);
    }

    private static async ValueTask CloseBlockAsync(
        FilmTicketDraft draft, string list, StoredList head, CancellationToken cancellationToken)
    {
        draft.Insert(FilmTicketKeys.Block(list, head.Blocks), head.Tail.Bytes.ToArray());

        if (head.Tail.CountCanceled() is > 0 and var canceled)
        {
            await AddCanceledAsync(draft, list, head, head.Blocks, canceled, cancellationToken);
        }

        head.CloseBlock();
    }

    private static async ValueTask AddCanceledAsync(
        FilmTicketDraft draft, string list, StoredList head, long block, int count, CancellationToken cancellationToken)
    {
        var indexPageId = FilmTicketKeys.IndexPage(list, block / StoredList.IndexPageLength);
        var indexPage = (await draft.ReadAsync(indexPageId, cancellationToken))?.ToArray() ?? new byte[StoredList.IndexPageLength];
        indexPage[block % StoredList.IndexPageLength] += (byte)count;
        head.AddCanceled(block, count);
        await draft.WriteAsync(indexPageId, indexPage, cancellationToken);
    }

    private static async ValueTask<FilmTicketIndex> ReadBlockAsync(
        FilmTicketDraft draft, string blockId, CancellationToken cancellationToken) =>
        new((await draft.ReadAsync(blockId, cancellationToken)
            ?? throw new InvalidDataException($"{blockId} is missing.")).ToArray());
}
