using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;
using Serverless.Domain.Tickets;

namespace Serverless.Adapters.Tickets;

internal sealed class DocumentTickets(IDocuments documents, IdSource ids) : ITickets
{
    /// <summary>Tickets cancelled in one batch; so many fit into it, however long their memos are.</summary>
    private const int CancelBatch = 10;

    public async Task<IssuedTickets?> IssueAsync(
        TicketOrder order, IssueKey? key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var keyHash = key is { } given ? TicketKeys.HashOf(given) : null;

        // Without a key any shard will do, and a new id is as good as a draw.
        var shard = keyHash?[0] ?? ids.Next().ToByteArray()[15];
        var partition = TicketKeys.Of(shard);
        var orderHash = Convert.ToHexStringLower(TicketKeys.HashOf(order.Describe()));

        // Most keys are new, and the insert tells of those that are not; a read in front would only cost a round trip.
        var tickets = Enumerable.Range(0, order.Quantity)
            .Select(ordinal => new Ticket(TicketKeys.Place(ids.Next(), shard), order, now, ordinal))
            .ToArray();
        var issue = new StoredIssue(
            orderHash, [.. tickets.Select(ticket => ticket.Id)], order.TheaterName, order.MovieTitle, order.PriceInWon);
        var writes = tickets.Select(Insert).ToList();

        if (keyHash is not null)
        {
            writes.Insert(0, new DocumentWrite.Insert(
                TicketKeys.Key(keyHash), DocumentJson.ToBody(issue, TicketStoreJson.Default.StoredIssue)));
        }

        var result = await documents.CommitAsync(partition, writes, cancellationToken);

        return result.IsCommitted
            ? issue.Repeat() with { IsRepeat = false }
            : await RepeatAsync(partition, result.ConflictId!, orderHash, cancellationToken);
    }

    public async Task<Ticket?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await documents.FindAsync(TicketKeys.Of(id), TicketKeys.Ticket(id), cancellationToken) is { } found
            ? DocumentJson.Read(found, TicketStoreJson.Default.Ticket)
            : null;

    public async Task<CanceledTickets> CancelAsync(
        IReadOnlyCollection<Guid> wanted, string? reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (canceled, before) = (new HashSet<Guid>(), new HashSet<Guid>());

        foreach (var shard in wanted.GroupBy(TicketKeys.Of))
        {
            foreach (var batch in shard.Chunk(CancelBatch))
            {
                await CancelAsync(shard.Key, batch, ticket => ticket with { CanceledAt = now, CancelReason = reason });
            }
        }

        return new CanceledTickets(canceled, before);

        // A ticket is changed once in its life, so each conflict leaves one less to cancel, and this ends.
        async Task CancelAsync(DocumentPartition partition, Guid[] batch, Func<Ticket, Ticket> cancel)
        {
            CommitResult result;
            List<DocumentWrite> writes;
            List<Guid> good;

            do
            {
                (writes, good) = ([], []);

                foreach (var id in batch)
                {
                    if (await documents.FindAsync(partition, TicketKeys.Ticket(id), cancellationToken) is not { } found)
                    {
                        continue;
                    }

                    var ticket = DocumentJson.Read(found, TicketStoreJson.Default.Ticket);

                    if (ticket.IsCanceled)
                    {
                        before.Add(id);
                        continue;
                    }

                    good.Add(id);
                    writes.Add(new DocumentWrite.Replace(
                        found.Id, found.Version, DocumentJson.ToBody(cancel(ticket), TicketStoreJson.Default.Ticket)));
                }

                result = writes.Count == 0
                    ? CommitResult.Committed([])
                    : await documents.CommitAsync(partition, writes, cancellationToken);
            }
            while (!result.IsCommitted);

            canceled.UnionWith(good);
        }
    }

    private static DocumentWrite Insert(Ticket ticket) => new DocumentWrite.Insert(
        TicketKeys.Ticket(ticket.Id), DocumentJson.ToBody(ticket, TicketStoreJson.Default.Ticket));

    private async Task<IssuedTickets?> RepeatAsync(
        DocumentPartition partition, string keyId, string orderHash, CancellationToken cancellationToken)
    {
        var found = await documents.FindAsync(partition, keyId, cancellationToken)
            ?? throw new InvalidDataException($"{keyId} was there, and is not.");
        var issue = DocumentJson.Read(found, TicketStoreJson.Default.StoredIssue);

        return issue.OrderHash == orderHash ? issue.Repeat() : null;
    }
}
