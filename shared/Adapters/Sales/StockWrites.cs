using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>
/// The writes to seats and stock that belong to a change of a sale: a reservation takes its units when it becomes
/// confirmed, returns them when it stops being confirmed, and some of them with a refund of some. Seat rows are
/// inserted, so a seat has one owner. Stock shards are replaced at the version that was read.
/// </summary>
internal sealed class StockWrites(StockStore store, IDocuments documents)
{
    /// <summary>Attempts that other changes of stock shards may invalidate before the sale fails.</summary>
    public const int AttemptsMax = 48;

    /// <summary>Null when the ticket stock is not enough.</summary>
    public async Task<PlannedStock?> PlanAsync(
        Performance performance, Sale? before, Sale after, int attempt, CancellationToken cancellationToken)
    {
        var wasSold = before?.Reservation.State is ReservationState.Confirmed;
        var isSold = after.Reservation.State is ReservationState.Confirmed;

        return (wasSold, isSold) switch
        {
            (false, true) => await TakeAsync(performance, after.Reservation, attempt, cancellationToken),
            (true, false) => await ReturnAsync(performance, after.Reservation, before!.KeptPart, cancellationToken),
            (true, true) => await ReturnAsync(
                performance,
                after.Reservation,
                after.Reservation.Part(
                    [.. after.Refunds.Skip(before!.Refunds.Count).SelectMany(refund => refund.Units)]),
                cancellationToken),
            _ => PlannedStock.None,
        };
    }

    /// <summary>The labels of the sale's seats that other users own.</summary>
    public async Task<IReadOnlyList<string>> ListLostAsync(
        PerformanceTag tag, Sale sale, CancellationToken cancellationToken)
    {
        var rows = await Task.WhenAll(sale.Reservation.Seats.Select(seat =>
            documents.FindAsync(SaleKeys.Of(tag), SaleKeys.Seat(seat.Index), cancellationToken)));
        var lost = sale.Reservation.Seats.Where((_, i) => rows[i] is not null).Select(seat => seat.Label).ToArray();

        // The row may have been deleted since; the sale failed nevertheless.
        return lost.Length > 0 ? lost : [.. sale.Reservation.Seats.Select(seat => seat.Label)];
    }

    private async Task<PlannedStock?> TakeAsync(
        Performance performance, Reservation reservation, int attempt, CancellationToken cancellationToken)
    {
        var row = DocumentJson.ToBody(
            new StoredSeat(reservation.Id.Value, reservation.Fence), SaleJson.Default.StoredSeat);
        var writes = new List<DocumentWrite>(
            reservation.Seats.Select(seat => new DocumentWrite.Insert(SaleKeys.Seat(seat.Index), row)));
        var taken = new List<TakenStock>();
        var shards = new List<ShardState>();

        foreach (var tickets in reservation.Tickets)
        {
            var parts = await TakeAsync(performance, reservation.Id, tickets, attempt, cancellationToken);

            if (parts is null)
            {
                return null;
            }

            taken.AddRange(parts.Select(part => part.Taken));
            writes.AddRange(parts.Select(part => part.Write));
            shards.AddRange(parts.Select(part => new ShardState(part.Taken.Ordinal, part.Taken.Shard, part.After)));
        }

        return new PlannedStock(taken, writes) { Shards = shards };
    }

    private async Task<IReadOnlyList<(TakenStock Taken, StoredShard After, DocumentWrite Write)>?> TakeAsync(
        Performance performance, ReservationId id, ReservedTickets tickets, int attempt,
        CancellationToken cancellationToken)
    {
        var (tag, ordinal, quantity) = (performance.Id.Tag, tickets.Ordinal, tickets.Quantity);
        var chosen = StockShards.Choose(performance.TicketTypes[ordinal], id, attempt);

        return await store.FindShardAsync(tag, ordinal, chosen, cancellationToken) is { } shard
            && StockShards.Take(ordinal, quantity, chosen, [shard]) is { } whole
                ? whole
                : StockShards.Take(
                    ordinal, quantity, chosen, await store.ListShardsAsync(tag, ordinal, cancellationToken));
    }

    /// <summary>Returns a part of a sold reservation, which may be empty.</summary>
    private async Task<PlannedStock> ReturnAsync(
        Performance performance, Reservation whole, Reservation part, CancellationToken cancellationToken)
    {
        var writes = new List<DocumentWrite>(
            part.Seats.Select(seat => new DocumentWrite.Delete(SaleKeys.Seat(seat.Index))));
        var taken = await ReadTakenAsync(performance, whole, cancellationToken);
        var rest = part.Tickets.ToDictionary(item => item.Ordinal, item => item.Quantity);
        var kept = new List<TakenStock>();

        foreach (var stock in taken)
        {
            var returned = Math.Min(stock.Quantity, rest.GetValueOrDefault(stock.Ordinal));

            if (returned < stock.Quantity)
            {
                kept.Add(stock with { Quantity = stock.Quantity - returned });
            }

            if (returned > 0)
            {
                rest[stock.Ordinal] -= returned;
                writes.Add(await ReturnAsync(performance, stock with { Quantity = returned }, cancellationToken));
            }
        }

        return new PlannedStock(kept, writes);
    }

    private async Task<DocumentWrite> ReturnAsync(
        Performance performance, TakenStock returned, CancellationToken cancellationToken)
    {
        var shard = await store.FindShardAsync(
            performance.Id.Tag, returned.Ordinal, returned.Shard, cancellationToken)
            ?? throw new InvalidOperationException($"Stock shard {returned.Ordinal}:{returned.Shard} is missing.");
        var stored = shard.Stored.With(shard.Stored.Sold - returned.Quantity);

        return new DocumentWrite.Replace(
            SaleKeys.Shard(returned.Ordinal, returned.Shard),
            shard.Version,
            DocumentJson.ToBody(stored, SaleJson.Default.StoredShard));
    }

    // Only the stored sale has the shards from which it took. It is read again; the change requires the same version.
    private async Task<IReadOnlyList<TakenStock>> ReadTakenAsync(
        Performance performance, Reservation reservation, CancellationToken cancellationToken)
    {
        if (reservation.Tickets.Count == 0)
        {
            return [];
        }

        var found = await documents.FindAsync(
            SaleKeys.Of(performance.Id.Tag), SaleKeys.Sale(reservation.Id), cancellationToken);

        return found is null ? [] : DocumentJson.Read(found, SaleJson.Default.StoredSale).TakenStock;
    }
}

/// <summary>The stock that a sale has after a change, and the writes of the change.</summary>
internal sealed record PlannedStock(IReadOnlyList<TakenStock> Taken, IReadOnlyList<DocumentWrite> Writes)
{
    public static PlannedStock None { get; } = new([], []);

    /// <summary>The shards of a sale as they are after it.</summary>
    public IReadOnlyList<ShardState> Shards { get; init; } = [];
}
