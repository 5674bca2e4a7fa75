namespace Serverless.Adapters.Tickets;

/// <summary>How a list changes: it grows at its end, and marks what was cancelled.</summary>
internal static class TicketLists
{
    /// <summary>The place of the first of the tickets, from 0.</summary>
    public static async ValueTask<long> AppendAsync(
        TicketDraft draft, string list, ReadOnlyMemory<Guid> ids, CancellationToken cancellationToken)
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
        TicketDraft draft, string list, long place, Guid id, CancellationToken cancellationToken)
    {
        var head = StoredList.Read(await draft.ReadAsync(list, cancellationToken));
        var (block, slot) = (place / StoredList.BlockLength, (int)(place % StoredList.BlockLength));

        if (block == head.Blocks)
        {
            head.CancelInTail(slot, id);
        }
        else
        {
            var blockId = TicketKeys.Block(list, block);
            var entries = await ReadBlockAsync(draft, blockId, cancellationToken);
            await draft.WriteAsync(blockId, entries.Cancel(slot, id).Bytes.ToArray(), cancellationToken);
            await AddCanceledAsync(draft, list, head, block, 1, cancellationToken);
        }

        await draft.WriteAsync(list, head.ToBody(), cancellationToken);
    }

    private static async ValueTask CloseBlockAsync(
        TicketDraft draft, string list, StoredList head, CancellationToken cancellationToken)
    {
        draft.Insert(TicketKeys.Block(list, head.Blocks), head.Tail.Bytes.ToArray());

        if (head.Tail.CountCanceled() is > 0 and var canceled)
        {
            await AddCanceledAsync(draft, list, head, head.Blocks, canceled, cancellationToken);
        }

        head.CloseBlock();
    }

    private static async ValueTask AddCanceledAsync(
        TicketDraft draft, string list, StoredList head, long block, int count, CancellationToken cancellationToken)
    {
        var sheetId = TicketKeys.Sheet(list, block / StoredList.SheetLength);
        var sheet = (await draft.ReadAsync(sheetId, cancellationToken))?.ToArray() ?? new byte[StoredList.SheetLength];
        sheet[block % StoredList.SheetLength] += (byte)count;
        head.AddCanceled(block, count);
        await draft.WriteAsync(sheetId, sheet, cancellationToken);
    }

    private static async ValueTask<TicketEntries> ReadBlockAsync(
        TicketDraft draft, string blockId, CancellationToken cancellationToken) =>
        new((await draft.ReadAsync(blockId, cancellationToken)
            ?? throw new InvalidDataException($"{blockId} is missing.")).ToArray());
}
