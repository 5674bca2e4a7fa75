namespace Serverless.SupplierMocks.FaultInjection;

/// <summary>Stores fault plans; all instances share them.</summary>
public interface IFaults
{
    /// <summary>Lists one supplier's plans, oldest first. The list may contain plans that have ended.</summary>
    Task<IReadOnlyList<FaultPlan>> ListAsync(Supplier supplier, CancellationToken cancellationToken);

    Task AddAsync(FaultPlan plan, CancellationToken cancellationToken);

    /// <summary>Counts one request against the plan. Returns false when other requests used the last one.</summary>
    Task<bool> TryUseAsync(FaultPlan plan, CancellationToken cancellationToken);

    Task ClearAsync(Supplier supplier, CancellationToken cancellationToken);
}

/// <summary>
/// Stores each mock's epoch. A reset advances it: the new epoch starts empty, and the data of older epochs is never
/// read again.
/// </summary>
public interface IMockEpochs
{
    Task<int> FindAsync(Supplier supplier, CancellationToken cancellationToken);

    Task<int> AdvanceAsync(Supplier supplier, CancellationToken cancellationToken);
}
