using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>One document beside the sales of each performance that was called off.</summary>
internal sealed class DocumentEventRefunds(IDocuments documents) : IEventRefunds
{
    public async Task<Versioned<EventRefunds>?> FindAsync(
        PerformanceTag performance, CancellationToken cancellationToken) =>
        await documents.FindAsync(SaleKeys.Of(performance), SaleKeys.EventRefunds, cancellationToken) is { } found
            ? new Versioned<EventRefunds>(DocumentJson.Read(found, SaleJson.Default.EventRefunds), found.Version)
            : null;

    public async Task<Versioned<EventRefunds>?> TrySaveAsync(
        PerformanceTag performance, EventRefunds refunds, string? version, CancellationToken cancellationToken)
    {
        var body = DocumentJson.ToBody(refunds, SaleJson.Default.EventRefunds);
        DocumentWrite write = version is null
            ? new DocumentWrite.Insert(SaleKeys.EventRefunds, body)
            : new DocumentWrite.Replace(SaleKeys.EventRefunds, version, body);
        var result = await documents.CommitAsync(SaleKeys.Of(performance), [write], cancellationToken);

        return result.IsCommitted ? new Versioned<EventRefunds>(refunds, result.Versions[0]) : null;
    }
}
