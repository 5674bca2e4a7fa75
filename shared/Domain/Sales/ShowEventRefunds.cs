using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>Shows administrators how far the purchases of an event that was called off are refunded.</summary>
public sealed class ShowEventRefunds(ICatalogue catalogue, IEventRefunds refunds)
{
    public async Task<Result<EventRefundsView>> ExecuteAsync(PerformanceId id, CancellationToken cancellationToken)
    {
        if (await catalogue.FindAsync(id, cancellationToken) is not { } performance)
        {
            return CatalogueErrors.UnknownPerformance(id);
        }

        var found = await refunds.FindAsync(id.Tag, cancellationToken);

        return new EventRefundsView(performance, found?.Value);
    }
}

/// <param name="Performance">The event.</param>
/// <param name="Refunds">Null before the first step, and for an event that was not called off.</param>
public sealed record EventRefundsView(Performance Performance, EventRefunds? Refunds);
