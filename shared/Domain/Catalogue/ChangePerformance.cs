using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// Changes a performance. A draft can change completely; a published performance can change its details, schedule and
/// queue.
/// </summary>
public sealed class ChangePerformance(ICatalogueStore store, CataloguePolicy policy, TimeProvider clock)
{
    public async Task<Result<Performance>> ExecuteAsync(
        PerformanceId id, PerformanceDraft draft, CancellationToken cancellationToken)
    {
        if (draft.FindFault(policy) is { } fault)
        {
            return fault;
        }

        if (await store.FindAsync(id, cancellationToken) is not { } found)
        {
            return CatalogueErrors.UnknownPerformance;
        }

        var layout = draft.Layout is { } layoutId ? await store.FindLayoutAsync(layoutId, cancellationToken) : null;

        if (draft.Layout is not null && layout is null)
        {
            return CatalogueErrors.UnknownLayout;
        }

        var ticketTypes = draft.MakeTicketTypes(id);
        var changesStock = layout?.Id != found.Value.Layout?.Id || !ticketTypes.SequenceEqual(found.Value.TicketTypes);

        if (changesStock && found.Value.State is not PerformanceState.Draft)
        {
            return CatalogueErrors.AlreadyPublished;
        }

        var changed = found.Value with
        {
            Details = draft.Details,
            Schedule = draft.Schedule,
            Layout = layout,
            TicketTypes = ticketTypes,
            Queue = draft.Queue,
            RefundableUntil = draft.RefundableUntil,
            UpdatedAt = clock.GetUtcNow(),
        };

        return await store.TrySaveAsync(changed, found.Version, cancellationToken)
            ? changed
            : CatalogueErrors.ChangedMeanwhile;
    }
}
