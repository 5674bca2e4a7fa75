using System.Text.Json;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>
/// Sales in the durable store. One commit is one batch in the performance's partition. Two small documents in other
/// partitions point to the sale. They are written before it, so a pointer may lead to no sale but is never missing.
/// </summary>
internal sealed partial class DocumentSales(
    IDocuments documents, StockWrites stock, SoldShards soldShards, AdmissionWrites admissions,
    IEnumerable<ISaleIndex> indexes, IItemFaults faults, TimeProvider clock) : ISales
{
    public async Task<Versioned<Sale>?> FindAsync(ReservationId id, CancellationToken cancellationToken) =>
        id.TryTag(out var tag) && await FindStoredAsync(tag, id, cancellationToken) is { } found
            ? new Versioned<Sale>(found.Stored.ToDomain(), found.Version)
            : null;

    public async Task<Versioned<Sale>?> FindAsync(PaymentId id, CancellationToken cancellationToken)
    {
        if (!ScopedId.TryRead(id.Value, ScopedKind.Payment, out var number, out _))
        {
            return null;
        }

        var pointer = await documents.FindAsync(
            SaleKeys.Of(new PerformanceTag(number)), SaleKeys.Payment(id), cancellationToken);

        return pointer is null
            ? null
            : await FindAsync(
                new ReservationId(DocumentJson.Read(pointer, SaleJson.Default.StoredPointer).Reservation),
                cancellationToken);
    }

    public async Task<SaleResult> TryCommitAsync(
        Performance performance, Versioned<Sale>? before, Sale after, CancellationToken cancellationToken)
    {
        var tag = performance.Id.Tag;
        await SavePointersAsync(tag, before, after, cancellationToken);
        var listed = await FindListedVersionAsync(after, cancellationToken);

        for (var attempt = 0; attempt < StockWrites.AttemptsMax; attempt++)
        {
            var moved = await stock.PlanAsync(performance, before?.Value, after, attempt, cancellationToken);

            if (moved is null)
            {
                return new SaleResult.SoldToOthers([.. after.Reservation.Tickets.Select(tickets => tickets.Name)]);
            }

            var admission = await admissions.PlanAsync(before?.Value, after, cancellationToken);

            if (admission.Admitted.Count > 0)
            {
                return new SaleResult.Admitted(admission.Admitted);
            }

            var stored = StoredSale.From(after, moved.Taken);
            var result = await documents.CommitAsync(
                SaleKeys.Of(tag),
                [
                    SaveSale(before, after, stored),
                    .. PointerWrites(before?.Value, after),
                    .. moved.Writes,
                    .. admission.Writes,
                ],
                cancellationToken);

            if (result.IsCommitted)
            {
                SaleMetrics.Committed(before?.Value, after);
                soldShards.Add(after.Reservation.Id, moved.Shards);
                _ = ListSettledAsync(after, stored, listed);

                return new SaleResult.Committed(new Versioned<Sale>(after, result.Versions[0]));
            }

            if (result.ConflictId!.StartsWith(SaleKeys.SeatPrefix, StringComparison.Ordinal))
            {
                return new SaleResult.SoldToOthers(await stock.ListLostAsync(tag, after, cancellationToken));
            }

            // Other sales of the same stock, or a check-in, came in between; the next attempt reads them.
            if (!result.ConflictId.StartsWith(SaleKeys.StockPrefix, StringComparison.Ordinal)
                && result.ConflictId != SaleKeys.Admissions(after.Reservation.Id))
            {
                return new SaleResult.ChangedMeanwhile();
            }
        }

        return new SaleResult.ChangedMeanwhile();
    }

    public async Task<SalePage> ListAsync(
        PerformanceTag performance, string? after, int limit, CancellationToken cancellationToken)
    {
        var range = DocumentRange.Prefix(SaleKeys.SalePrefix) with { After = after };
        var page = await documents.ListAsync(SaleKeys.Of(performance), range, limit, cancellationToken);

        return new SalePage([.. page.Documents.Select(ReadEntry)], page.Next);
    }

    private async Task<(StoredSale Stored, string Version)?> FindStoredAsync(
        PerformanceTag tag, ReservationId id, CancellationToken cancellationToken)
    {
        var found = await documents.FindAsync(SaleKeys.Of(tag), SaleKeys.Sale(id), cancellationToken);

        return found is null ? null : (DocumentJson.Read(found, SaleJson.Default.StoredSale), found.Version);
    }

    private static SaleEntry ReadEntry(Document document)
    {
        var id = SaleKeys.ReservationOf(document.Id);

        try
        {
            var sale = DocumentJson.Read(document, SaleJson.Default.StoredSale).ToDomain();

            return new SaleEntry(id, new Versioned<Sale>(sale, document.Version));
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException)
        {
            return new SaleEntry(id, null);
        }
    }

    private async Task SavePointersAsync(
        PerformanceTag tag, Versioned<Sale>? before, Sale after, CancellationToken cancellationToken)
    {
        // A new sale is listed before it exists, and a settled one is no longer listed as settled before it changes.
        if (before is null or { Value.RecoverAt: null })
        {
            var listing = ListUnsettledAsync(after.Reservation, cancellationToken);
            await (before is null
                ? Task.WhenAll([listing, .. indexes.Select(index => index.AddAsync(after, cancellationToken))])
                : listing);
        }

        if (after.RecoverAt is not null)
        {
            await OpenAsync(tag, cancellationToken);
        }
    }

    private static DocumentWrite SaveSale(Versioned<Sale>? before, Sale after, StoredSale stored)
    {
        var id = SaleKeys.Sale(after.Reservation.Id);
        var body = DocumentJson.ToBody(stored, SaleJson.Default.StoredSale);

        return before is { } read
            ? new DocumentWrite.Replace(id, read.Version, body)
            : new DocumentWrite.Insert(id, body);
    }

    private static IEnumerable<DocumentWrite> PointerWrites(Sale? before, Sale after)
    {
        if (after.Payment is { } payment && payment.Id != before?.Payment?.Id)
        {
            yield return new DocumentWrite.Insert(
                SaleKeys.Payment(payment.Id),
                DocumentJson.ToBody(
                    new StoredPointer(after.Reservation.Id.Value), SaleJson.Default.StoredPointer));
        }

        var (past, due) = (RecoveryOf(before), RecoveryOf(after));

        // Two times within one millisecond have one id, and a batch may write each id once.
        if (past == due)
        {
            yield break;
        }

        if (past is not null)
        {
            yield return new DocumentWrite.Delete(past);
        }

        if (due is not null)
        {
            yield return new DocumentWrite.Upsert(due, "{}"u8.ToArray());
        }
    }
    private static string? RecoveryOf(Sale? sale) =>
        sale?.RecoverAt is { } at ? SaleKeys.Recovery(at, sale.Reservation.Id) : null;
}
