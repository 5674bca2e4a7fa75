using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>Sets the caps of a performance's waiting room for good; the waiting room itself is told beside this.</summary>
public sealed class ChangeLineRules(ICatalogueBooks books, CataloguePolicy policy, TimeProvider clock)
{
    public async Task<Outcome<Performance>> ExecuteAsync(
        PerformanceId id, LineRules rules, CancellationToken cancellationToken)
    {
        if (PerformanceDraft.FindLineFault(rules, policy) is { } fault)
        {
            return fault;
        }

        if (await books.FindAsync(id, cancellationToken) is not { } found)
        {
            return CatalogueRefusals.UnknownPerformance;
        }

        var changed = found.Value with { Line = rules, UpdatedAt = clock.GetUtcNow() };

        return await books.TrySaveAsync(changed, found.Version, cancellationToken)
            ? changed
            : CatalogueRefusals.ChangedMeanwhile;
    }
}
