using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>Stock as it was read and as it is to be. Null was not there before.</summary>
public sealed record IngressoStockChange(string Key, string? Version, IngressoStock After);

/// <summary>A transaction as it was read and as it is to be, with everything that has to change with it.</summary>
public sealed record IngressoChange(
    IngressoTransaction After, string? Version, IReadOnlyList<IngressoStockChange> Stock)
{
    /// <summary>A payment page's token that leads to the transaction from now on.</summary>
    public string? NewToken { get; init; }
}

/// <summary>Reservations and purchases, and what they have taken.</summary>
public interface IIngressoTransactions
{
    Task<Versioned<IngressoTransaction>?> FindAsync(string uuid, CancellationToken cancellationToken);

    /// <summary>By the number that people read.</summary>
    Task<Versioned<IngressoTransaction>?> FindByNumberAsync(string number, CancellationToken cancellationToken);

    /// <summary>By the token of a payment page, also of one that is over.</summary>
    Task<Versioned<IngressoTransaction>?> FindByTokenAsync(string token, CancellationToken cancellationToken);

    Task<Versioned<IngressoStock>?> FindStockAsync(string key, CancellationToken cancellationToken);

    /// <summary>All of it or nothing; false when something is no longer as it was read.</summary>
    Task<bool> TryCommitAsync(IngressoChange change, CancellationToken cancellationToken);
}
