using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// Changes some members of a performance. Those of a draft can all change; a published performance keeps its seats and
/// ticket types. The queue is changed by <see cref="ChangeQueueRules"/> alone.
/// </summary>
public sealed class ChangePerformance(ICatalogueStore store, CataloguePolicy policy, TimeProvider clock)
{
    private const int AttemptsMax = 10;

    /// <param name="id">The performance.</param>
    /// <param name="change">What changes; everything else stays.</param>
    /// <param name="condition">What the author requires of the present state; null for nothing.</param>
    /// <param name="cancellationToken">A saved change stays.</param>
    public async Task<Result<Performance>> ExecuteAsync(
        PerformanceId id,
        PerformanceChange change,
        EditCondition<Performance>? condition,
        CancellationToken cancellationToken)
    {
        // What was not given is taken from the newest state, so a lost race is retried.
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            if (await store.FindAsync(id, cancellationToken) is not { } found)
            {
                return CatalogueErrors.UnknownPerformance(id);
            }

            var changed = await ApplyAsync(change, found.Value, cancellationToken);

            if (changed.IsError)
            {
                return changed;
            }

            var now = clock.GetUtcNow();

            if (condition?.Invoke(found.Value.AsOf(now), changed.Value.AsOf(now)) is { } refusal)
            {
                return refusal;
            }

            if (await store.TrySaveAsync(changed.Value, found.Version, cancellationToken))
            {
                return changed.Value.AsOf(now);
            }
        }

        return CatalogueErrors.ChangedMeanwhile;
    }

    private async Task<Result<Performance>> ApplyAsync(
        PerformanceChange change, Performance present, CancellationToken cancellationToken)
    {
        var draft = change.ApplyTo(present);

        if (draft.FindFault(policy) is { } fault)
        {
            return fault;
        }

        if (change.Queue.IsGiven && change.Queue.Value != present.Queue)
        {
            return CatalogueErrors.QueueElsewhere;
        }

        var layout = present.Layout;

        if (draft.Layout != present.Layout?.Id)
        {
            layout = draft.Layout is { } id ? await store.FindLayoutAsync(id, cancellationToken) : null;

            if (draft.Layout is { } wanted && layout is null)
            {
                return CatalogueErrors.UnknownLayout(wanted);
            }
        }

        var ticketTypes = draft.MakeTicketTypes(present.Id);
        var changesStock = layout?.Id != present.Layout?.Id || !ticketTypes.SequenceEqual(present.TicketTypes);

        return changesStock && present.State is not PerformanceState.Draft
            ? CatalogueErrors.AlreadyPublished
            : present with
            {
                Details = draft.MakeDetails(),
                Schedule = draft.Schedule,
                Layout = layout,
                TicketTypes = ticketTypes,
                RefundableUntil = draft.RefundableUntil,
                UpdatedAt = present.NextUpdate(clock.GetUtcNow()),
            };
    }
}
