using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.FilmTickets;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.FilmTickets;

internal sealed class DocumentFilmTickets(
    IDocuments documents, TimeProvider clock, IItemFaults? faults = null) : IFilmTickets
{
    /// <summary>
    /// Tickets of one refund that are queued at a time, so that other callers do not wait for a whole refund.
    /// </summary>
    private const int CancelsAtOnce = 20;

    private readonly FilmTicketWriter _writer = new(documents, clock);
    private readonly FilmTicketReader _reader = new(documents, faults);

    public async Task<IssuedFilmTickets?> IssueAsync(
        FilmTicketOrder order,
        IReadOnlyList<Guid> ids,
        IssueKey? key,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var work = new IssueWork(order, ids, key, now, cancellationToken);
        _writer.Add([work]);

        return await work.Issued.WaitAsync(cancellationToken);
    }

    public async Task<FilmTicket?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await documents.FindAsync(
            FilmTicketKeys.Partition, FilmTicketKeys.FilmTicket(id), cancellationToken) is { } found
            ? DocumentJson.Read(found, TicketStoreJson.Default.FilmTicket)
            : null;

    public Task<FilmTicketPage> ListAsync(
        FilmTicketFilter filter, int limit, long offset, CancellationToken cancellationToken) =>
        _reader.ListAsync(filter, limit, offset, cancellationToken);

    public async Task<CanceledFilmTickets> CancelAsync(
        IReadOnlyCollection<Guid> ids, RefundNote? note, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (canceled, before, admitted) = (new HashSet<Guid>(), new HashSet<Guid>(), new HashSet<Guid>());

        foreach (var chunk in ids.Chunk(CancelsAtOnce))
        {
            var works = chunk.Select(id => new CancelWork(id, note, now, cancellationToken)).ToArray();
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

        return new CanceledFilmTickets(canceled, before) { Admitted = admitted };
    }
}
