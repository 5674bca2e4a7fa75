using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>Finds a user's transactions and computes the stock changes of their next state.</summary>
public sealed class IngressoHolds(IngressoCatalogue catalogue, IIngressoTransactions transactions)
{
    private static readonly Error Unknown = IngressoCodes.Bad("transaction_uuid is not known");

    public async Task<Result<Versioned<IngressoTransaction>>> FindAsync(
        IngressoCall call, CancellationToken cancellationToken)
    {
        if (call.Parameters.Text("transaction_uuid") is not { } uuid)
        {
            return IngressoCodes.Missing("transaction_uuid");
        }

        return await transactions.FindAsync(uuid, cancellationToken) is { } found && found.Value.User == call.User.Id
            ? found
            : Unknown;
    }

    /// <summary>
    /// Extends the transaction's holds to a time, or for good when <paramref name="until"/> is null. Returns null when
    /// a hold has expired, because its seats may be held by another transaction.
    /// </summary>
    public async Task<IReadOnlyList<IngressoStockChange>?> ExtendAsync(
        IngressoTransaction of, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        var isHeld = true;
        var changes = await ChangeAsync(
            of.Orders,
            (stock, order) =>
            {
                isHeld &= stock.Has(of.Uuid, order.Pool, order.Seats);

                return stock.Extend(of.Uuid, until);
            },
            cancellationToken);

        return isHeld ? changes : null;
    }

    /// <summary>Releases the seats of these orders.</summary>
    public Task<IReadOnlyList<IngressoStockChange>> ReleaseAsync(
        IngressoTransaction of, IReadOnlyList<IngressoOrder> orders, CancellationToken cancellationToken) =>
        ChangeAsync(orders, (stock, order) => stock.Release(of.Uuid, order.Pool, order.Seats), cancellationToken);

    private async Task<IReadOnlyList<IngressoStockChange>> ChangeAsync(
        IReadOnlyList<IngressoOrder> orders, Func<IngressoStock, IngressoOrder, IngressoStock> change,
        CancellationToken cancellationToken)
    {
        var changes = new List<IngressoStockChange>();

        foreach (var performance in orders.Where(HoldsStock).GroupBy(order => order.Performance.StockKey))
        {
            var stock = await transactions.FindStockAsync(performance.Key, cancellationToken);
            changes.Add(new IngressoStockChange(
                performance.Key, stock?.Version, performance.Aggregate(stock?.Value ?? IngressoStock.Full, change)));
        }

        return changes;
    }

    // Unlimited stock has no holds.
    private bool HoldsStock(IngressoOrder order) =>
        order.Seats.Count > 0
        && catalogue.FindEvent(order.EventId) is { } of
        && IngressoBaskets.FindBand(of, order.TicketType, order.Band) is var (_, band)
        && band.Blocks is not null;
}
