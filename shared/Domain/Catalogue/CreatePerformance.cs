using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>Adds a performance as a draft, which only organisers see.</summary>
public sealed class CreatePerformance(
    ICatalogueBooks books, CataloguePolicy policy, TimeProvider clock, IdSource ids)
{
    public async Task<Outcome<Performance>> ExecuteAsync(
        VisitorId organiser, PerformanceDraft draft, CancellationToken cancellationToken)
    {
        if (draft.FindFault(policy) is { } fault)
        {
            return fault;
        }

        SeatLayout? layout = null;

        if (draft.Layout is { } wanted)
        {
            layout = await books.FindLayoutAsync(wanted, cancellationToken);

            if (layout is null)
            {
                return CatalogueRefusals.UnknownLayout;
            }
        }

        var added = await books.TryAddAsync(number => Make(number, organiser, draft, layout), cancellationToken);

        return added is null ? CatalogueRefusals.CatalogueFull(policy.PerformanceCountMax) : added;
    }

    private Performance Make(int number, VisitorId organiser, PerformanceDraft draft, SeatLayout? layout)
    {
        var id = new PerformanceId(ids.Next(ScopedKind.Performance, number, draft.Repeat));
        var now = clock.GetUtcNow();

        return new Performance(id, draft.Details, draft.Schedule)
        {
            Layout = layout,
            TicketTypes = draft.MakeTicketTypes(id),
            Line = draft.Line,
            CreatedBy = organiser.Value,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }
}
