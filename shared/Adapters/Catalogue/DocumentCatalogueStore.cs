using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Catalogue;

/// <summary>
/// The catalogue in the durable store. Every change of a performance rewrites the revision in the same batch.
/// </summary>
internal sealed class DocumentCatalogueStore(
    IDocuments documents, DocumentCatalogue catalogue, CataloguePolicy policy, IItemFaults faults) : ICatalogueStore
{
    public const int AttemptsMax = 50;

    private static readonly DocumentWrite NextRevision =
        new DocumentWrite.Upsert(CatalogueKeys.Revision, "{}"u8.ToArray());

    public async Task<Versioned<Performance>?> FindAsync(PerformanceId id, CancellationToken cancellationToken) =>
        await documents.FindAsync(CatalogueKeys.Performances, CatalogueKeys.Of(id), cancellationToken) is { } found
            ? new Versioned<Performance>(Read(found), found.Version)
            : null;

    public async Task<Performance?> TryAddAsync(Func<int, Performance> make, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var counter = await documents.FindAsync(
                CatalogueKeys.Performances, CatalogueKeys.Number, cancellationToken);
            var stored = ReadNumber(counter);
            var performance = make(stored.Last + 1);

            if (await FindDuplicateAsync(performance.Id, cancellationToken) is { } duplicate)
            {
                return duplicate;
            }

            if (stored.Last >= Math.Min(policy.PerformanceCountMax, PerformanceTag.EventNumberMax))
            {
                return null;
            }

            var writes = Add(performance, counter, stored with { Last = stored.Last + 1 });

            if (await TryCommitAsync(writes, cancellationToken))
            {
                return performance;
            }
        }

        throw KeptChanging();
    }

    public Task<bool> TrySaveAsync(Performance performance, string version, CancellationToken cancellationToken) =>
        TryCommitAsync(
            [new DocumentWrite.Replace(CatalogueKeys.Of(performance.Id), version, ToBody(performance)), NextRevision],
            cancellationToken);

    public async Task<IReadOnlyList<SeatLayout>> ListLayoutsAsync(CancellationToken cancellationToken)
    {
        var page = await documents.ListAsync(
            CatalogueKeys.Layouts,
            DocumentRange.Prefix(CatalogueKeys.LayoutPrefix),
            policy.LayoutCountMax,
            cancellationToken);

        return
        [
            .. DocumentJson.ReadEach(
                    page.Documents,
                    nameof(ListLayouts),
                    found => DocumentJson.Read(found, CatalogueJson.Default.StoredLayout).ToDomain(),
                    faults)
                .OrderBy(layout => layout.SeatCount)
                .ThenBy(layout => layout.Id.Value),
        ];
    }

    public async Task<SeatLayout?> FindLayoutAsync(LayoutId id, CancellationToken cancellationToken)
    {
        var found = await documents.FindAsync(CatalogueKeys.Layouts, CatalogueKeys.Of(id), cancellationToken);

        return found is null ? null : DocumentJson.Read(found, CatalogueJson.Default.StoredLayout).ToDomain();
    }

    public async Task<bool> TryAddLayoutAsync(SeatLayout layout, CancellationToken cancellationToken)
    {
        var known = await ListLayoutsAsync(cancellationToken);

        if (known.Any(other => other.Id == layout.Id))
        {
            return true;
        }

        if (known.Count >= policy.LayoutCountMax)
        {
            return false;
        }

        // A conflict can only come from a concurrent duplicate, which adds the same layout.
        var body = DocumentJson.ToBody(StoredLayout.From(layout), CatalogueJson.Default.StoredLayout);
        await documents.CommitAsync(
            CatalogueKeys.Layouts, [new DocumentWrite.Insert(CatalogueKeys.Of(layout.Id), body)], cancellationToken);

        return true;
    }

    /// <summary>
    /// Returns the writes that add a performance under a number that was free when the counter was read.
    /// </summary>
    public static DocumentWrite[] Add(Performance performance, Document? counter, StoredNumber number)
    {
        var counted = DocumentJson.ToBody(number, CatalogueJson.Default.StoredNumber);

        return
        [
            counter is null
                ? new DocumentWrite.Insert(CatalogueKeys.Number, counted)
                : new DocumentWrite.Replace(CatalogueKeys.Number, counter.Version, counted),
            new DocumentWrite.Insert(CatalogueKeys.Of(performance.Id), ToBody(performance)),
            NextRevision,
        ];
    }

    public static StoredNumber ReadNumber(Document? counter) =>
        counter is null ? new StoredNumber(0) : DocumentJson.Read(counter, CatalogueJson.Default.StoredNumber);

    public static DependencyUnavailableException KeptChanging() => new("The catalogue kept changing.");

    public static Performance Read(Document document) =>
        DocumentJson.Read(document, CatalogueJson.Default.StoredPerformance).ToDomain();

    // Runs after the counter was read. The insert requires the counter's version, so a later duplicate makes it fail.
    private async Task<Performance?> FindDuplicateAsync(PerformanceId id, CancellationToken cancellationToken)
    {
        var page = await documents.ListAsync(
            CatalogueKeys.Performances, CatalogueKeys.DuplicatesOf(id), DocumentLimits.PageMax, cancellationToken);

        return page.Documents.Select(Read).FirstOrDefault(found => ScopedId.AreDuplicates(found.Id.Value, id.Value));
    }

    private async Task<bool> TryCommitAsync(DocumentWrite[] writes, CancellationToken cancellationToken)
    {
        var result = await documents.CommitAsync(CatalogueKeys.Performances, writes, cancellationToken);
        catalogue.Expire();

        return result.IsCommitted;
    }

    private static ReadOnlyMemory<byte> ToBody(Performance performance) =>
        DocumentJson.ToBody(StoredPerformance.From(performance), CatalogueJson.Default.StoredPerformance);
}
