namespace Serverless.SupplierMocks.Hkdl;

/// <summary>How an attempt to sell ended.</summary>
public enum HkdlSale
{
    Sold,
    DuplicateRequest,
    DuplicateReference,
    SoldOut,
}

/// <summary>An order before it has its number.</summary>
public sealed record HkdlDraft(string Agent, string RequestId, string Stock, int Quota, HkdlOrder Order);

/// <summary>What was sold, and what there is left of it.</summary>
public interface IHkdlOrders
{
    Task<HkdlOrder?> FindAsync(
        string agent, string? requestId, string? reservationNo, CancellationToken cancellationToken);

    Task<bool> HasRequestAsync(string agent, string requestId, CancellationToken cancellationToken);

    Task<bool> HasLiveReferenceAsync(
        string agent, string referenceNo, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the tickets and writes the order, both or neither; <paramref name="number"/> gives it its number.
    /// </summary>
    Task<(HkdlSale Result, HkdlOrder? Order)> TrySellAsync(
        HkdlDraft draft,
        Func<HkdlOrder, string, HkdlOrder> number,
        DateTimeOffset now,
        CancellationToken cancellationToken);

    /// <summary>
    /// Writes down that a cancellation was asked for; one that was already asked for stays as it was.
    /// </summary>
    Task CancelAsync(HkdlOrder order, DateTimeOffset decidedAt, bool isDeclined, CancellationToken cancellationToken);

    /// <summary>What has been sold of each show.</summary>
    Task<IReadOnlyDictionary<string, HkdlStock>> ListStockAsync(CancellationToken cancellationToken);
}
