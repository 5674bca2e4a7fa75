using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>Adds a performance as a draft, which only administrators see.</summary>
public sealed class CreatePerformance(
    ICatalogueStore store, CataloguePolicy policy, TimeProvider clock, IdSource ids)
{
    public async Task<Result<Performance>> ExecuteAsync(
        UserId organiser, PerformanceDraft draft, CancellationToken cancellationToken)
    {
        if (draft.FindFault(policy) is { } fault)
        {
            return fault;
        }

        SeatLayout? layout = null;

        if (draft.Layout is { } layoutId)
        {
            layout = await store.FindLayoutAsync(layoutId, cancellationToken);

            if (layout is null)
            {
                return CatalogueErrors.UnknownLayout(layoutId);
            }
        }

        var added = await store.TryAddAsync(number => Build(number, organiser, draft, layout), cancellationToken);

        return added is null ? CatalogueErrors.CatalogueFull(policy.PerformanceCountMax) : added;
    }

    private Performance Build(int number, UserId organiser, PerformanceDraft draft, SeatLayout? layout)
    {
        var id = new PerformanceId(ids.Next(ScopedKind.Performance, number, draft.IdempotencySeed));
        var now = clock.GetUtcNow();

        return new Performance(id, draft.MakeDetails(), draft.Schedule)
        {
            Layout = layout,
            TicketTypes = draft.MakeTicketTypes(id),
            Queue = draft.Queue,
            RefundableUntil = draft.RefundableUntil,
            CreatedBy = organiser.Value,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }
}
