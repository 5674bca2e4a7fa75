using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>New state of one stock. The version is that of the state that was read; null for a new stock.</summary>
public sealed record IngressoStockChange(string Key, string? Version, IngressoStock After);

/// <summary>
/// New state of a transaction and its stock. The version is that of the state that was read; null for a new one.
/// </summary>
public sealed record IngressoChange(
    IngressoTransaction After, string? Version, IReadOnlyList<IngressoStockChange> Stock)
{
    /// <summary>Token of a new payment page. It leads to the transaction from now on.</summary>
    public string? NewToken { get; init; }
}

/// <summary>Stores transactions and stock.</summary>
public interface IIngressoTransactions
{
    Task<Versioned<IngressoTransaction>?> FindAsync(string uuid, CancellationToken cancellationToken);

    /// <summary>Finds a transaction by the number that is printed for people.</summary>
    Task<Versioned<IngressoTransaction>?> FindByNumberAsync(string number, CancellationToken cancellationToken);

    /// <summary>Finds a transaction by the token of any of its payment pages.</summary>
    Task<Versioned<IngressoTransaction>?> FindByTokenAsync(string token, CancellationToken cancellationToken);

    Task<Versioned<IngressoStock>?> FindStockAsync(string key, CancellationToken cancellationToken);

    /// <summary>Writes all changes. Returns false, and writes nothing, when a version has changed.</summary>
    Task<bool> TryCommitAsync(IngressoChange change, CancellationToken cancellationToken);
}
