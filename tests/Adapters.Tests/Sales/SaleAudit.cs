using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Sales;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>
/// Reads the books of one performance, the platform's and the payment provider's, and lists every inconsistency.
/// It shares only the stored shapes with the code that wrote them.
/// </summary>
internal sealed class SaleAudit(IDocuments documents)
{
    public async Task<SaleRecords> ReadAsync(PerformanceTag tag)
    {
        var sales = await ListAsync(SaleKeys.Of(tag), "sale:", SaleJson.Default.StoredSale);
        var seats = await ListAsync(SaleKeys.Of(tag), SaleKeys.SeatPrefix, SaleJson.Default.StoredSeat);
        var shards = await ListAsync(SaleKeys.Of(tag), SaleKeys.StockPrefix, SaleJson.Default.StoredShard);
        var ledger = await ListAsync(
            SimulatedPayment.PartitionOf(tag.Number), "payment:", SimulatedPaymentJson.Default.SimulatedPayment);

        return new SaleRecords(
            [.. sales.Select(sale => sale.Value)],
            seats.ToDictionary(seat => seat.Id, seat => seat.Value),
            shards.ToDictionary(shard => shard.Id, shard => shard.Value),
            ledger.ToDictionary(entry => entry.Id, entry => entry.Value));
    }

    private async Task<IReadOnlyList<(string Id, T Value)>> ListAsync<T>(
        DocumentPartition partition, string prefix, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        var found = new List<(string, T)>();
        var range = DocumentRange.Prefix(prefix);

        while (true)
        {
            var page = await documents.ListAsync(partition, range, DocumentLimits.PageMax, default);
            found.AddRange(page.Documents.Select(document => (document.Id, DocumentJson.Read(document, type))));

            if (page.Next is null)
            {
                return found;
            }

            range = range with { After = page.Next };
        }
    }
}

internal sealed record SaleRecords(
    IReadOnlyList<StoredSale> Sales,
    IReadOnlyDictionary<string, StoredSeat> Seats,
    IReadOnlyDictionary<string, StoredShard> StockShards,
    IReadOnlyDictionary<string, SimulatedPayment> ProviderPayments)
{
    public IEnumerable<StoredSale> Confirmed =>
        Sales.Where(sale => sale.Reservation.State is ReservationState.Confirmed);

    /// <summary>The number of seats that more than one confirmed reservation contains.</summary>
    public int SeatsSoldTwice =>
        Confirmed.SelectMany(sale => sale.ToDomain().KeptPart.Seats).GroupBy(seat => seat.Index)
            .Count(owners => owners.Count() > 1);

    /// <summary>The number of payments of which more is kept than the kept units of a confirmed reservation cost.
    /// </summary>
    public int MoneyWithoutSeat
    {
        get
        {
            var due = Confirmed.Where(sale => sale.Payment is not null).ToDictionary(
                sale => SaleKeys.Payment(new PaymentId(sale.Payment!.Id)), sale => sale.ToDomain().KeptPart.Price);

            return ProviderPayments.Count(entry => KeptOf(entry.Value) > due.GetValueOrDefault(entry.Key));
        }
    }

    private static long KeptOf(SimulatedPayment? entry) =>
        entry is { CapturedAt: not null } ? entry.Amount - entry.RefundedAmount : 0;

    /// <summary>Violations of the rules that hold at any moment, also just after a crash.</summary>
    public IEnumerable<string> FindViolations()
    {
        var owned = Confirmed.SelectMany(sale => sale.ToDomain().KeptPart.Seats.Select(seat =>
            (Id: SaleKeys.Seat(seat.Index), sale.Reservation.Id))).ToArray();

        foreach (var (id, reservation) in owned)
        {
            if (!Seats.TryGetValue(id, out var row) || row.Reservation != reservation)
            {
                yield return $"{id} does not belong to the confirmed reservation {reservation}.";
            }
        }

        if (owned.Length != Seats.Count)
        {
            yield return $"{Seats.Count} seat rows, but {owned.Length} seats in confirmed reservations.";
        }

        foreach (var (id, shard) in StockShards)
        {
            var sold = Confirmed.SelectMany(sale => sale.TakenStock)
                .Where(taken => SaleKeys.Shard(taken.Ordinal, taken.Shard) == id)
                .Sum(taken => taken.Quantity);

            if (shard.Sold != sold || shard.Sold < 0 || shard.Sold > shard.Quantity)
            {
                yield return $"{id} has {shard.Sold} of {shard.Quantity} sold, confirmed reservations have {sold}.";
            }
        }

        foreach (var sale in Confirmed)
        {
            if (sale.TakenStock.Sum(taken => taken.Quantity)
                != sale.ToDomain().KeptPart.Tickets.Sum(tickets => tickets.Quantity))
            {
                yield return $"{sale.Reservation.Id} took other stock than its tickets.";
            }
        }
    }

    /// <summary>Violations of the rules that hold once the recovery has completed every interrupted sale.</summary>
    public IEnumerable<string> FindLeftovers()
    {
        foreach (var sale in Sales)
        {
            var entry = sale.Payment is { } payment
                ? ProviderPayments.GetValueOrDefault(SaleKeys.Payment(new PaymentId(payment.Id)))
                : null;
            var isConfirmed = sale.Reservation.State is ReservationState.Confirmed;
            var due = isConfirmed && entry is not null ? sale.ToDomain().KeptPart.Price : 0;
            var isMoneyReserved = entry is { CapturedAt: null, VoidedAt: null, IsDeclined: false };

            if (KeptOf(entry) != due || (isConfirmed && entry is null && sale.Reservation.Total > 0))
            {
                yield return $"{sale.Reservation.Id} is {sale.Reservation.State}, but its ledger entry is {entry}.";
            }

            if (sale.ToDomain().IsMoneyMoving)
            {
                yield return $"{sale.Reservation.Id} is not complete: {sale.Payment?.State}.";
            }

            if (!isConfirmed && sale.Reservation.State is not ReservationState.Pending && isMoneyReserved)
            {
                yield return $"{sale.Reservation.Id} has ended, but its money is still reserved.";
            }
        }

        if (MoneyWithoutSeat > 0)
        {
            yield return $"{MoneyWithoutSeat} payments were kept without a seat.";
        }
    }
}
