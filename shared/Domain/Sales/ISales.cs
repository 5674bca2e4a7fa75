using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>The durable store of sales and payments.</summary>
public interface ISales
{
    Task<Versioned<Sale>?> FindAsync(ReservationId id, CancellationToken cancellationToken);

    Task<Versioned<Sale>?> FindAsync(PaymentId id, CancellationToken cancellationToken);

    /// <summary>The user's newest sales of performances of this kind, newest first.</summary>
    Task<IReadOnlyList<Sale>> ListAsync(
        UserId user, PerformanceKind kind, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Changes a sale in one durable step from <paramref name="before"/>, null for a new one, to
    /// <paramref name="after"/>. A reservation that becomes confirmed takes its seats and stock in the same step, one
    /// that stops being confirmed returns them, and so does each new refund with its units, which then admit nobody.
    /// When a unit is not available, or to be returned and used for admission, nothing changes.
    /// </summary>
    Task<SaleResult> TryCommitAsync(
        Performance performance, Versioned<Sale>? before, Sale after, CancellationToken cancellationToken);

    /// <summary>
    /// All sales of a performance, a page at a time; <paramref name="after"/> ends the previous page.
    /// </summary>
    Task<SalePage> ListAsync(
        PerformanceTag performance, string? after, int limit, CancellationToken cancellationToken);

    /// <summary>Sales whose recovery is due, oldest first.</summary>
    Task<IReadOnlyList<DueSale>> ListDueAsync(
        PerformanceTag performance, DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Lists a recovery at another time, or no more, when the sale that it stands for cannot be read or needs none. A
    /// recovery that was written again meanwhile stays.
    /// </summary>
    Task PostponeAsync(
        PerformanceTag performance, DueSale due, DateTimeOffset? until, CancellationToken cancellationToken);

    /// <summary>
    /// Performances that may have sales to recover, after the one of this name; null for the first.
    /// </summary>
    Task<RoundPage<PerformanceTag>> ListOpenAsync(string? after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Lists a performance no more when none of its sales has a recovery, due or not, and none had one for hours. The
    /// next sale lists it again.
    /// </summary>
    Task CloseAsync(PerformanceTag performance, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>An entry of the list of recoveries.</summary>
/// <param name="Key">The entry's name in the store.</param>
/// <param name="Version">The entry's version in the store.</param>
public sealed record DueSale(ReservationId Id, DateTimeOffset DueAt, string Key, string Version);

/// <summary>A page of a performance's sales; <paramref name="Next"/> is null on the last page.</summary>
public sealed record SalePage(IReadOnlyList<SaleEntry> Sales, string? Next);

/// <param name="Id">The reservation.</param>
/// <param name="Sale">Null when the stored record cannot be read.</param>
public readonly record struct SaleEntry(ReservationId Id, Versioned<Sale>? Sale);

/// <summary>The result of a change to a sale. The cases below are all there are.</summary>
public abstract record SaleResult
{
    private SaleResult()
    {
    }

    /// <summary>The sale as it is stored now.</summary>
    public sealed record Committed(Versioned<Sale> Sale) : SaleResult;

    /// <summary>The sale is no longer at the version that was read. Nothing was changed.</summary>
    public sealed record ChangedMeanwhile : SaleResult;

    /// <summary>
    /// Tickets that were to be returned were used for admission. The units are all used ones of the sale.
    /// </summary>
    public sealed record Admitted(IReadOnlyList<int> Units) : SaleResult;

    /// <summary>Labels of seats, or names of ticket types, that were sold to other users.</summary>
    public sealed record SoldToOthers(IReadOnlyList<string> Labels) : SaleResult;
}
