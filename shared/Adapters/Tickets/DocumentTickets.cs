using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Tickets;

namespace Serverless.Adapters.Tickets;

internal sealed class DocumentTickets(IDocuments documents, TimeProvider clock) : ITickets
{
    /// <summary>
    /// Tickets of one refund that wait for their batch at a time, so that nobody waits for a whole refund.
    /// </summary>
    private const int CancelsAtOnce = 20;

    private readonly TicketWriter _writer = new(documents, clock);
    private readonly TicketReader _reader = new(documents);

    public async Task<IssuedTickets?> IssueAsync(
        TicketOrder order,
        IReadOnlyList<Guid> ids,
        IssueKey? key,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var work = new IssueWork(order, ids, key, now, cancellationToken);
        _writer.Add([work]);

        return await work.Issued.WaitAsync(cancellationToken);
    }

    public async Task<Ticket?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await documents.FindAsync(TicketKeys.Partition, TicketKeys.Ticket(id), cancellationToken) is { } found
            ? DocumentJson.Read(found, TicketStoreJson.Default.Ticket)
            : null;

    public Task<TicketPage> ListAsync(
        TicketFilter filter, int limit, long offset, CancellationToken cancellationToken) =>
        _reader.ListAsync(filter, limit, offset, cancellationToken);

    public async Task<CanceledTickets> CancelAsync(
        IReadOnlyCollection<Guid> ids, RefundNote? note, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (canceled, before, admitted) = (new HashSet<Guid>(), new HashSet<Guid>(), new HashSet<Guid>());

        foreach (var some in ids.Chunk(CancelsAtOnce))
        {
            var works = some.Select(id => new CancelWork(id, note, now, cancellationToken)).ToArray();
            _writer.Add(works);

            foreach (var work in works)
            {
                switch (await work.Canceled.WaitAsync(cancellationToken))
                {
                    case CancelResult.Canceled:
                        canceled.Add(work.Id);
                        break;

                    case CancelResult.CanceledBefore:
                        before.Add(work.Id);
                        break;

                    case CancelResult.Admitted:
                        admitted.Add(work.Id);
                        break;
                }
            }
        }

        return new CanceledTickets(canceled, before) { Admitted = admitted };
    }
}
