using System.Collections.Concurrent;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Catalogue;

/// <summary>
/// Stores each name as a small document, inserted in the batch that adds its performance. So the second caller finds
/// the first one's performance. A name never changes, so it is cached without expiry.
/// </summary>
internal sealed class DocumentImplicitPerformances(
    IDocuments documents, DocumentCatalogue catalogue, CataloguePolicy policy, ImplicitEventPolicy implicitEvents)
    : IImplicitPerformances
{
    private readonly ConcurrentDictionary<string, PerformanceId> _known = new(StringComparer.Ordinal);

    public ValueTask<PerformanceId?> FindOrAddAsync(
        string name, Func<int, Performance> make, CancellationToken cancellationToken) =>
        _known.TryGetValue(name, out var known)
            ? new ValueTask<PerformanceId?>(known)
            : new ValueTask<PerformanceId?>(AddAsync(name, make, cancellationToken));

    private async Task<PerformanceId?> AddAsync(
        string name, Func<int, Performance> make, CancellationToken cancellationToken)
    {
        var key = CatalogueKeys.Named(name);

        for (var attempt = 0; attempt < DocumentCatalogueStore.AttemptsMax; attempt++)
        {
            if (await documents.FindAsync(CatalogueKeys.Performances, key, cancellationToken) is { } found)
            {
                return Cache(
                    name, new PerformanceId(DocumentJson.Read(found, CatalogueJson.Default.StoredName).Performance));
            }

            var counter = await documents.FindAsync(
                CatalogueKeys.Performances, CatalogueKeys.Number, cancellationToken);
            var stored = DocumentCatalogueStore.ReadNumber(counter);

            if (stored.Last >= policy.PerformanceCountMax || stored.Named >= implicitEvents.ImplicitEventCountMax)
            {
                return null;
            }

            var next = new StoredNumber(stored.Last + 1, stored.Named + 1);
            var performance = make(next.Last);
            var body = DocumentJson.ToBody(new StoredName(performance.Id.Value), CatalogueJson.Default.StoredName);
            var result = await documents.CommitAsync(
                CatalogueKeys.Performances,
                [new DocumentWrite.Insert(key, body), .. DocumentCatalogueStore.Add(performance, counter, next)],
                cancellationToken);

            if (result.IsCommitted)
            {
                return Cache(name, performance.Id);
            }
        }

        throw DocumentCatalogueStore.KeptChanging();
    }

    private PerformanceId Cache(string name, PerformanceId id)
    {
        _known[name] = id;
        catalogue.Expire();

        return id;
    }
}
