using System.Globalization;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>The durable stock: shards of ticket stock, and rows of sold seats.</summary>
internal sealed class StockStore(IDocuments documents)
{
    /// <summary>
    /// Stores the stock of each type when it is first read. The types of a published performance never change, so every
    /// caller stores the same. Repeating changes nothing.
    /// </summary>
    public async Task OpenAsync(Performance performance, CancellationToken cancellationToken)
    {
        var partition = SaleKeys.Of(performance.Id.Tag);

        // One batch per type: a type that was stored before conflicts as a whole and does not change.
        for (var ordinal = 0; ordinal < performance.TicketTypes.Count; ordinal++)
        {
            var writes = StockShards.Divide(performance.TicketTypes[ordinal])
                .Select((shard, i) => (DocumentWrite)new DocumentWrite.Insert(
                    SaleKeys.Shard(ordinal, i), DocumentJson.ToBody(shard, SaleJson.Default.StoredShard)))
                .ToArray();
            await documents.CommitAsync(partition, writes, cancellationToken);
        }
    }

    public async Task<ReadShard?> FindShardAsync(
        PerformanceTag tag, int ordinal, int shard, CancellationToken cancellationToken)
    {
        var found = await documents.FindAsync(SaleKeys.Of(tag), SaleKeys.Shard(ordinal, shard), cancellationToken);

        return found is null ? null : Read(found);
    }

    public async Task<IReadOnlyList<ReadShard>> ListShardsAsync(
        PerformanceTag tag, int ordinal, CancellationToken cancellationToken)
    {
        var page = await documents.ListAsync(
            SaleKeys.Of(tag), DocumentRange.Prefix(SaleKeys.StockOf(ordinal)), StockShards.CountMax, cancellationToken);

        return [.. page.Documents.Select(Read)];
    }

    public async Task<bool> IsSeatSoldAsync(PerformanceTag tag, int index, CancellationToken cancellationToken) =>
        await documents.FindAsync(SaleKeys.Of(tag), SaleKeys.Seat(index), cancellationToken) is not null;

    public async Task<bool> IsConfirmedAsync(
        PerformanceTag tag, ReservationId id, CancellationToken cancellationToken) =>
        await documents.FindAsync(SaleKeys.Of(tag), SaleKeys.Sale(id), cancellationToken) is { } found
        && DocumentJson.Read(found, SaleJson.Default.StoredSale).Reservation.State is ReservationState.Confirmed;

    /// <summary>A page of sold seats: index and reservation; <paramref name="after"/> ends the previous page.</summary>
    public async Task<(IReadOnlyList<(int Index, StoredSeat Seat)> Seats, string? Next)> ListSoldSeatsAsync(
        PerformanceTag tag, string? after, CancellationToken cancellationToken)
    {
        var range = DocumentRange.Prefix(SaleKeys.SeatPrefix) with { After = after };
        var page = await documents.ListAsync(SaleKeys.Of(tag), range, DocumentLimits.PageMax, cancellationToken);

        return (
            [
                .. page.Documents.Select(document => (
                    int.Parse(document.Id.AsSpan(SaleKeys.SeatPrefix.Length), CultureInfo.InvariantCulture),
                    DocumentJson.Read(document, SaleJson.Default.StoredSeat))),
            ],
            page.Next);
    }

    private static ReadShard Read(Document document) => new(
        int.Parse(document.Id.AsSpan(document.Id.Length - 2), CultureInfo.InvariantCulture),
        document.Version,
        DocumentJson.Read(document, SaleJson.Default.StoredShard));
}
