namespace Serverless.SupplierMocks.Hkdl;

/// <summary>Result of an attempt to sell.</summary>
public enum HkdlSale
{
    Sold,
    DuplicateRequest,
    DuplicateReference,
    SoldOut,
}

/// <summary>An order without its number.</summary>
public sealed record HkdlDraft(string Agent, string RequestId, string Stock, int Quota, HkdlOrder Order);

/// <summary>Stores orders and stock.</summary>
public interface IHkdlOrders
{
    Task<HkdlOrder?> FindAsync(
        string agent, string? requestId, string? reservationNo, CancellationToken cancellationToken);

    Task<bool> HasRequestAsync(string agent, string requestId, CancellationToken cancellationToken);

    Task<bool> HasLiveReferenceAsync(
        string agent, string referenceNo, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the tickets and writes the order in one step. <paramref name="number"/> adds the order's number.
    /// </summary>
    Task<(HkdlSale Result, HkdlOrder? Order)> TrySellAsync(
        HkdlDraft draft,
        Func<HkdlOrder, string, HkdlOrder> number,
        DateTimeOffset now,
        CancellationToken cancellationToken);

    /// <summary>Records the request to cancel. Has no effect on an order that has such a request already.</summary>
    Task CancelAsync(HkdlOrder order, DateTimeOffset decidedAt, bool isDeclined, CancellationToken cancellationToken);

    /// <summary>Lists the stock of each show.</summary>
    Task<IReadOnlyDictionary<string, HkdlStock>> ListStockAsync(CancellationToken cancellationToken);
}
