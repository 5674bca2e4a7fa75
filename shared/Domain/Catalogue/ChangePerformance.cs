using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// Changes a performance: a draft in everything, a published one in what is said about it, when it is, and its line.
/// </summary>
public sealed class ChangePerformance(ICatalogueBooks books, CataloguePolicy policy, TimeProvider clock)
{
    public async Task<Outcome<Performance>> ExecuteAsync(
        PerformanceId id, PerformanceDraft draft, CancellationToken cancellationToken)
    {
        if (draft.FindFault(policy) is { } fault)
        {
            return fault;
        }

        if (await books.FindAsync(id, cancellationToken) is not { } found)
        {
            return CatalogueRefusals.UnknownPerformance;
        }

        var layout = draft.Layout is { } wanted ? await books.FindLayoutAsync(wanted, cancellationToken) : null;

        if (draft.Layout is not null && layout is null)
        {
            return CatalogueRefusals.UnknownLayout;
        }

        var ticketTypes = draft.MakeTicketTypes(id);
        var sellsOther = layout?.Id != found.Value.Layout?.Id || !ticketTypes.SequenceEqual(found.Value.TicketTypes);

        if (sellsOther && found.Value.State is not PerformanceState.Draft)
        {
            return CatalogueRefusals.AlreadyPublished;
        }

        var changed = found.Value with
        {
            Details = draft.Details,
            Schedule = draft.Schedule,
            Layout = layout,
            TicketTypes = ticketTypes,
            Line = draft.Line,
            UpdatedAt = clock.GetUtcNow(),
        };

        return await books.TrySaveAsync(changed, found.Version, cancellationToken)
            ? changed
            : CatalogueRefusals.ChangedMeanwhile;
    }
}
