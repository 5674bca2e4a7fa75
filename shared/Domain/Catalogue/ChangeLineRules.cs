using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// Sets the caps of a performance's waiting room for good; the waiting room itself is told beside this.
/// </summary>
public sealed class ChangeLineRules(ICatalogueBooks books, CataloguePolicy policy, TimeProvider clock)
{
    private const int AttemptsMax = 10;

    public async Task<Outcome<Performance>> ExecuteAsync(
        PerformanceId id, LineRules rules, CancellationToken cancellationToken)
    {
        if (PerformanceDraft.FindLineFault(rules, policy) is { } fault)
        {
            return fault;
        }

        // The caps replace whatever the others are changing beside them, so a lost race is simply run again.
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            if (await books.FindAsync(id, cancellationToken) is not { } found)
            {
                return CatalogueRefusals.UnknownPerformance;
            }

            var changed = found.Value with { Line = rules, UpdatedAt = clock.GetUtcNow() };

            if (await books.TrySaveAsync(changed, found.Version, cancellationToken))
            {
                return changed;
            }
        }

        return CatalogueRefusals.ChangedMeanwhile;
    }
}
