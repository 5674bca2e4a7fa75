using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>The durable truth about what was sold and paid.</summary>
public interface ISales
{
    Task<Versioned<Sale>?> FindAsync(ReservationId id, CancellationToken cancellationToken);

    Task<Versioned<Sale>?> FindAsync(PaymentId id, CancellationToken cancellationToken);

    /// <summary>The visitor's newest sales, newest first.</summary>
    Task<IReadOnlyList<Sale>> ListAsync(UserId user, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Moves a sale on, in one durable step: from <paramref name="before"/>, null for none, to
    /// <paramref name="after"/>. A reservation that becomes confirmed takes its seats and stock in the same step, one
    /// that stops being confirmed gives them back; when any of that cannot be had, nothing changes.
    /// </summary>
    Task<SaleResult> TryCommitAsync(
        Performance performance, Versioned<Sale>? before, Sale after, CancellationToken cancellationToken);

    /// <summary>Sales whose follow-up is due, oldest first.</summary>
    Task<IReadOnlyList<ReservationId>> ListDueAsync(
        PerformanceTag performance, DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Performances that may have sales to follow up.</summary>
    Task<IReadOnlyList<PerformanceTag>> ListOpenAsync(int limit, CancellationToken cancellationToken);
}

/// <summary>What became of a change to a sale. Only one of the members says something.</summary>
public sealed record SaleResult
{
    public static SaleResult ChangedMeanwhile { get; } = new();

    /// <summary>The sale as it is now stored; null when the change was not made.</summary>
    public Versioned<Sale>? Committed { get; init; }

    /// <summary>Somebody was let in with a ticket of the sale, so it cannot be taken back.</summary>
    public bool IsAdmitted { get; init; }

    /// <summary>Labels of seats, or names of ticket types, that were sold to others.</summary>
    public IReadOnlyList<string> SoldToOthers { get; init; } = [];
}
