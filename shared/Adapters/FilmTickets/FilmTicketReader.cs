using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.FilmTickets;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.FilmTickets;

/// <summary>Reads pages of tickets: the header of one list, the blocks of the page, and its tickets.</summary>
internal sealed class FilmTicketReader(IDocuments documents, IItemFaults? faults)
{
    /// <summary>Reads of a page, repeated while tickets of its list are being cancelled.</summary>
    private const int AttemptsMax = 5;

    /// <summary>Documents read in parallel.</summary>
    private const int ReadsAtOnce = 32;

    public async Task<FilmTicketPage> ListAsync(
        FilmTicketFilter filter, int limit, long offset, CancellationToken cancellationToken)
    {
        var list = FilmTicketKeys.List(filter.TheaterName, filter.UserId, filter.MovieTitle);
        var header = await ReadHeaderAsync(list, cancellationToken);

        for (var attempt = 1; ; attempt++)
        {
            var ids = filter.IsCanceled is { } isCanceled
                ? await SelectIdsAsync(list, header, isCanceled, limit, offset, cancellationToken)
                : await SelectIdsAsync(list, header, limit, offset, cancellationToken);
            var tickets = await ReadTicketsAsync(ids, cancellationToken);

            if (filter.IsCanceled is not { } wanted)
            {
                return new FilmTicketPage(tickets, header.Total, limit, offset);
            }

            // An unchanged count means that everything that was read is consistent.
            var later = await ReadHeaderAsync(list, cancellationToken);

            if (later.Canceled == header.Canceled || attempt == AttemptsMax)
            {
                var total = wanted ? header.Canceled : header.Total - header.Canceled;

                return new FilmTicketPage(
                    [.. tickets.Where(ticket => ticket.IsCanceled == wanted)], total, limit, offset);
            }

            header = later;
        }
    }

    private static bool IsWanted(FilmTicketIndex entries, int slot, bool isCanceled) =>
        entries.IsCanceledAt(slot) == isCanceled;

    private async Task<StoredList> ReadHeaderAsync(string list, CancellationToken cancellationToken) =>
        StoredList.Read((await documents.FindAsync(FilmTicketKeys.Partition, list, cancellationToken))?.Body);

    // A position never changes its ticket, so blocks that are read after the header match it.
    private async Task<List<Guid>> SelectIdsAsync(
        string list, StoredList header, int limit, long offset, CancellationToken cancellationToken)
    {
        var ids = new List<Guid>(limit);
        var end = Math.Min(offset + limit, header.Total);

        if (offset >= end)
        {
            return ids;
        }

        var first = offset / StoredList.BlockLength;
        var numbers =
            Numbers(first, Math.Min(header.Blocks, (end + StoredList.BlockLength - 1) / StoredList.BlockLength));
        var blocks = await ReadBlocksAsync(list, numbers, cancellationToken);

        for (var position = offset; position < end; position++)
        {
            var block = position / StoredList.BlockLength;
            var entries = block == header.Blocks ? header.Tail : blocks[(int)(block - first)];
            ids.Add(entries.IdAt((int)(position % StoredList.BlockLength)));
        }

        return ids;
    }

    private async Task<List<Guid>> SelectIdsAsync(
        string list, StoredList header, bool isCanceled, int limit, long offset, CancellationToken cancellationToken)
    {
        var (numbers, skipped) = await FindBlocksAsync(list, header, isCanceled, limit, offset, cancellationToken);
        var skip = offset - skipped;
        var ids = new List<Guid>(limit);

        foreach (var entries in (await ReadBlocksAsync(list, numbers, cancellationToken)).Append(header.Tail))
        {
            for (var slot = 0; slot < entries.Count && ids.Count < limit; slot++)
            {
                if (IsWanted(entries, slot, isCanceled) && --skip < 0)
                {
                    ids.Add(entries.IdAt(slot));
                }
            }
        }

        return ids;
    }

    /// <summary>Returns the blocks of the page, and the number of matching tickets before the first block.</summary>
    private async Task<(List<long> Numbers, long Skipped)> FindBlocksAsync(
        string list, StoredList header, bool isCanceled, int limit, long offset, CancellationToken cancellationToken)
    {
        var numbers = new List<long>();
        var (skipped, found) = (0L, 0L);
        var indexPages = (header.Blocks + StoredList.IndexPageLength - 1) / StoredList.IndexPageLength;

        for (var indexPage = 0L; indexPage < indexPages && skipped + found < offset + limit; indexPage++)
        {
            var first = indexPage * StoredList.IndexPageLength;
            var length = (int)Math.Min(StoredList.IndexPageLength, header.Blocks - first);
            var inIndexPage = Wanted(header.CountCanceled(indexPage), (long)length * StoredList.BlockLength);

            if (inIndexPage == 0 || (found == 0 && skipped + inIndexPage <= offset))
            {
                skipped += inIndexPage;
                continue;
            }

            var counts = (await documents.FindAsync(
                FilmTicketKeys.Partition, FilmTicketKeys.IndexPage(list, indexPage), cancellationToken))?.Body;

            for (var block = 0; block < length && skipped + found < offset + limit; block++)
            {
                var inBlock = Wanted(counts is { } bytes ? bytes.Span[block] : 0, StoredList.BlockLength);

                if (found == 0 && skipped + inBlock <= offset)
                {
                    skipped += inBlock;
                }
                else if (inBlock > 0)
                {
                    found += inBlock;
                    numbers.Add(first + block);
                }
            }
        }

        return (numbers, skipped);

        long Wanted(long canceled, long all) => isCanceled ? canceled : all - canceled;
    }

    private static List<long> Numbers(long from, long to)
    {
        var numbers = new List<long>();

        for (var number = from; number < to; number++)
        {
            numbers.Add(number);
        }

        return numbers;
    }

    private Task<List<FilmTicketIndex>> ReadBlocksAsync(
        string list, IReadOnlyList<long> numbers, CancellationToken cancellationToken) =>
        ReadAllAsync(
            numbers,
            number => FilmTicketKeys.Block(list, number),
            document => new FilmTicketIndex(document.Body.ToArray()),
            cancellationToken);

    // Tickets are named by the time of their issue, so those of a page mostly follow each other in the store: one range
    // has all of an unfiltered page, or nearly all.
    private async Task<IReadOnlyList<FilmTicket>> ReadTicketsAsync(
        List<Guid> ids, CancellationToken cancellationToken)
    {
        var near = ids.Count > 1 ? await ReadRangeAsync(ids, cancellationToken) : [];
        var others = ids.Where(id => !near.ContainsKey(FilmTicketKeys.FilmTicket(id))).ToArray();
        var single = await ReadAllAsync(
            others, FilmTicketKeys.FilmTicket, static document => document, cancellationToken);

        foreach (var document in single)
        {
            near[document.Id] = document;
        }

        return
        [
            .. DocumentJson.ReadEach(
                ids.Select(id => near[FilmTicketKeys.FilmTicket(id)]),
                nameof(ListTickets),
                document => DocumentJson.Read(document, TicketStoreJson.Default.FilmTicket),
                faults),
        ];
    }

    private async Task<Dictionary<string, Document>> ReadRangeAsync(
        List<Guid> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Select(FilmTicketKeys.FilmTicket).ToHashSet(StringComparer.Ordinal);
        var range = new DocumentRange(wanted.Min(StringComparer.Ordinal)!, wanted.Max(StringComparer.Ordinal)! + '~');
        var page = await documents.ListAsync(
            FilmTicketKeys.Partition, range, Math.Min(ids.Count * 2, DocumentLimits.PageMax), cancellationToken);

        return page.Documents.Where(document => wanted.Contains(document.Id)).ToDictionary(
            document => document.Id, StringComparer.Ordinal);
    }

    private async Task<List<T>> ReadAllAsync<TKey, T>(
        IReadOnlyList<TKey> keys, Func<TKey, string> idOf, Func<Document, T> read, CancellationToken cancellationToken)
    {
        var values = new List<T>(keys.Count);

        foreach (var chunk in keys.Chunk(ReadsAtOnce))
        {
            var documentIds = chunk.Select(idOf).ToArray();
            var found = await Task.WhenAll(documentIds.Select(id =>
                documents.FindAsync(FilmTicketKeys.Partition, id, cancellationToken)));

            for (var index = 0; index < found.Length; index++)
            {
                values.Add(read(found[index]
                    ?? throw new InvalidDataException($"{documentIds[index]} is listed but missing.")));
            }
        }

        return values;
    }
}
