namespace Serverless.SupplierMocks.FaultInjection;

/// <summary>The plans that are in force, the same for all instances.</summary>
public interface IFaults
{
    /// <summary>Those of one supplier, oldest first; ended ones may be among them.</summary>
    Task<IReadOnlyList<FaultPlan>> ListAsync(Supplier supplier, CancellationToken cancellationToken);

    Task AddAsync(FaultPlan plan, CancellationToken cancellationToken);

    /// <summary>Uses one of the plan's requests up; false when the last one was used meanwhile.</summary>
    Task<bool> TryUseAsync(FaultPlan plan, CancellationToken cancellationToken);

    Task ClearAsync(Supplier supplier, CancellationToken cancellationToken);
}

/// <summary>
/// Which life of its data a mock is in. A new one begins empty; nothing of the old ones is looked at again.
/// </summary>
public interface IMockEpochs
{
    Task<int> FindAsync(Supplier supplier, CancellationToken cancellationToken);

    Task<int> AdvanceAsync(Supplier supplier, CancellationToken cancellationToken);
}
