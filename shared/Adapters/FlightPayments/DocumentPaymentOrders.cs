using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.FlightPayments;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.FlightPayments;

/// <summary>Payment orders in the durable store.</summary>
internal sealed class DocumentPaymentOrders(
    IDocuments documents, PaymentNumberSource numbers, IItemFaults? faults) : IPaymentOrders
{
    public int ShardCount => PaymentOrderKeys.ShardCount;

    public Task<int> NextNumberAsync(CancellationToken cancellationToken) => numbers.NextAsync(cancellationToken);

    public async Task<Versioned<PaymentOrder>?> FindAsync(PaymentOrderId id, CancellationToken cancellationToken)
    {
        var found = await documents.FindAsync(
            PaymentOrderKeys.PartitionOf(id), PaymentOrderKeys.Order(id), cancellationToken);

        return found is null
            ? null
            : new Versioned<PaymentOrder>(StoredPaymentOrder.Read(found), found.Version);
    }

    public async Task<bool> TryAddAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        DocumentWrite[] writes =
        [
            new DocumentWrite.Insert(PaymentOrderKeys.Order(order.Id), StoredPaymentOrder.Write(order)),
            .. DueOf(order.Id, order.DueAt),
        ];

        return (await documents.CommitAsync(
            PaymentOrderKeys.PartitionOf(order.Id), writes, cancellationToken)).IsCommitted;
    }

    public async Task<Versioned<PaymentOrder>?> TrySaveAsync(
        PaymentOrder order, string version, IReadOnlyList<SettledEvent> settled, CancellationToken cancellationToken)
    {
        DocumentWrite[] writes =
        [
            new DocumentWrite.Replace(PaymentOrderKeys.Order(order.Id), version, StoredPaymentOrder.Write(order)),
            .. DueOf(order.Id, order.DueAt),
            .. settled.Select(one => new DocumentWrite.Delete(PaymentOrderKeys.Event(one.Event), one.Event.Version)),
            .. settled.DistinctBy(PaymentOrderKeys.Settled).Select(one => new DocumentWrite.Upsert(
                PaymentOrderKeys.Settled(one), BodyOf(one))),
        ];
        var result = await documents.CommitAsync(
            PaymentOrderKeys.PartitionOf(order.Id), writes, cancellationToken);

        return result.IsCommitted ? new Versioned<PaymentOrder>(order, result.Versions[0]) : null;
    }

    public Task AddEventAsync(PaymentEvent received, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var body = DocumentJson.ToBody(
            StoredPaymentEvent.Of(received), FlightPaymentJson.Default.StoredPaymentEvent);

        return documents.CommitAsync(
            PaymentOrderKeys.PartitionOf(received.Order),
            [new DocumentWrite.Upsert(PaymentOrderKeys.Event(received), body), .. DueOf(received.Order, dueAt)],
            cancellationToken);
    }

    public async Task<IReadOnlyList<PaymentEvent>> ListEventsAsync(
        PaymentOrderId id, int limit, CancellationToken cancellationToken)
    {
        var page = await documents.ListAsync(
            PaymentOrderKeys.PartitionOf(id),
            DocumentRange.Prefix(PaymentOrderKeys.EventsOf(id)),
            limit,
            cancellationToken);

        return
        [
            .. DocumentJson.ReadEach(
                page.Documents,
                nameof(RecoverPaymentOrders),
                document => DocumentJson.Read(document, FlightPaymentJson.Default.StoredPaymentEvent)
                    .ToDomain(document.Version),
                faults),
        ];
    }

    public async Task<IReadOnlyList<DuePaymentOrder>> ListDueAsync(
        int shard, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        var due = new DocumentRange(
            PaymentOrderKeys.DuePrefix, PaymentOrderKeys.DueBefore(now.AddMilliseconds(1)));
        var page = await documents.ListAsync(
            PaymentOrderKeys.PartitionOf(shard), due, limit, cancellationToken);

        return
        [
            .. DocumentJson.ReadEach(
                page.Documents,
                nameof(RecoverPaymentOrders),
                entry => new DuePaymentOrder(
                    new PaymentOrderId(DocumentJson.Read(entry, FlightPaymentJson.Default.StoredDueOrder).Order),
                    PaymentOrderKeys.DueTimeOf(entry.Id),
                    shard,
                    entry.Id,
                    entry.Version),
                faults),
        ];
    }

    // Nothing is lost when the entry changed meanwhile: the order was saved with the same time, and stays due.
    public Task PostponeAsync(DuePaymentOrder due, DateTimeOffset? until, CancellationToken cancellationToken) =>
        documents.CommitAsync(
            PaymentOrderKeys.PartitionOf(due.Shard),
            [new DocumentWrite.Delete(due.Key, due.Version), .. DueOf(due.Id, until)],
            cancellationToken);

    public async Task<RoundPage<ListedPaymentOrder>> ListAsync(
        int shard, string? after, int limit, CancellationToken cancellationToken)
    {
        var range = DocumentRange.Prefix(PaymentOrderKeys.OrderPrefix) with { After = after };
        var page = await documents.ListAsync(
            PaymentOrderKeys.PartitionOf(shard), range, Math.Min(limit, DocumentLimits.PageMax), cancellationToken);

        return new RoundPage<ListedPaymentOrder>(
            [
                .. DocumentJson.ReadEach(
                    page.Documents,
                    nameof(PaymentOrder),
                    document => new ListedPaymentOrder(document.Id, StoredPaymentOrder.Read(document)),
                    faults),
            ],
            page.Next is not null);
    }

    private static IEnumerable<DocumentWrite> DueOf(PaymentOrderId id, DateTimeOffset? at) => at is not { } time
        ? []
        :
        [
            new DocumentWrite.Upsert(
                PaymentOrderKeys.Due(id, time),
                DocumentJson.ToBody(new StoredDueOrder(id.Value), FlightPaymentJson.Default.StoredDueOrder)),
        ];

    private static ReadOnlyMemory<byte> BodyOf(SettledEvent settled) => DocumentJson.ToBody(
        StoredPaymentEvent.Of(settled.Event) with { Result = settled.Result, CancelledPrice = settled.CancelledPrice },
        FlightPaymentJson.Default.StoredPaymentEvent);
}
