using System.Collections.Frozen;
using Serverless.Adapters.Platform;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Catalogue;

/// <summary>
/// The catalogue in memory: asking costs nothing. Once it is older than a moment, one asker at a time looks at the
/// revision, a single document, and reads everything again only if that changed; the others go on with what there is.
/// </summary>
internal sealed class DocumentCatalogue(
    IDocuments documents, CataloguePolicy policy, ImplicitEventPolicy implicitEvents, TimeProvider clock) : ICatalogue
{
    private readonly SingleFlight<string> _refreshes = new();
    private volatile Snapshot? _snapshot;
    private int _changes;

    public async ValueTask<Performance?> FindAsync(PerformanceId id, CancellationToken cancellationToken) =>
        await FindAsync(id.Tag, cancellationToken) is { } found && found.Id == id ? found : null;

    public async ValueTask<Performance?> FindAsync(PerformanceTag tag, CancellationToken cancellationToken)
    {
        var snapshot = await TakeAsync(cancellationToken);

        return snapshot.ByTag.TryGetValue(tag, out var found) || !implicitEvents.ImplicitEvents
            ? found
            : await LookAgainAsync(tag, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<Performance>> ListPublishedAsync(CancellationToken cancellationToken) =>
        (await TakeAsync(cancellationToken)).Published;

    public async ValueTask<IReadOnlyList<Performance>> ListAllAsync(CancellationToken cancellationToken) =>
        (await TakeAsync(cancellationToken)).All;

    /// <summary>This instance changed something: whoever asks next waits for it, so that one reads what one wrote.</summary>
    public void Expire() => Interlocked.Increment(ref _changes);

    // Another instance may have made it, and a reservation for it, a moment ago. Nobody but who asks for it waits.
    private async Task<Performance?> LookAgainAsync(PerformanceTag tag, CancellationToken cancellationToken)
    {
        Performance? found = null;

        // The first refresh may have been under way already when this was asked.
        for (var i = 0; i < 2 && found is null; i++)
        {
            await _refreshes.RunAsync(CatalogueKeys.Revision, RefreshAsync, cancellationToken);
            found = _snapshot!.ByTag.GetValueOrDefault(tag);
        }

        return found;
    }

    private ValueTask<Snapshot> TakeAsync(CancellationToken cancellationToken)
    {
        var snapshot = _snapshot;
        var isKnown = snapshot is not null && snapshot.Changes == Volatile.Read(ref _changes);
        var age = isKnown ? clock.GetElapsedTime(snapshot!.CheckedAt) : TimeSpan.MaxValue;

        if (age.TotalMilliseconds < policy.FreshMilliseconds)
        {
            return new ValueTask<Snapshot>(snapshot!);
        }

        var refresh = _refreshes.RunAsync(CatalogueKeys.Revision, RefreshAsync, cancellationToken);

        if (age.TotalMilliseconds >= policy.StaleMilliseconds)
        {
            return WaitAsync(refresh, cancellationToken);
        }

        // Nobody waits for this one; when it fails, what there is grows old and the next asker finds out.
        _ = refresh.ContinueWith(
            static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default);

        return new ValueTask<Snapshot>(snapshot!);
    }

    private async ValueTask<Snapshot> WaitAsync(Task refresh, CancellationToken cancellationToken)
    {
        await refresh;

        // The refresh may have begun before the change that it was to show.
        while (_snapshot!.Changes != Volatile.Read(ref _changes))
        {
            await _refreshes.RunAsync(CatalogueKeys.Revision, RefreshAsync, cancellationToken);
        }

        return _snapshot;
    }

    private async Task RefreshAsync()
    {
        var (checkedAt, changes) = (clock.GetTimestamp(), Volatile.Read(ref _changes));
        var revision = await documents.FindAsync(
            CatalogueKeys.Performances, CatalogueKeys.Revision, CancellationToken.None);

        if (_snapshot is { } known && known.Revision == revision?.Version)
        {
            _snapshot = known with { CheckedAt = checkedAt, Changes = changes };

            return;
        }

        var performances = new List<Performance>();
        var range = DocumentRange.Prefix(CatalogueKeys.PerformancePrefix);

        do
        {
            var page = await documents.ListAsync(
                CatalogueKeys.Performances, range, DocumentLimits.PageMax, CancellationToken.None);
            performances.AddRange(page.Documents.Select(DocumentCatalogueStore.Read));
            range = range with { After = page.Next };
        }
        while (range.After is not null);

        _snapshot = Snapshot.Of(performances, revision?.Version) with { CheckedAt = checkedAt, Changes = changes };
    }

    private sealed record Snapshot(
        IReadOnlyList<Performance> All,
        IReadOnlyList<Performance> Published,
        FrozenDictionary<PerformanceTag, Performance> ByTag,
        string? Revision)
    {
        public long CheckedAt { get; init; }

        /// <summary>How many changes this instance had made when the snapshot was begun.</summary>
        public int Changes { get; init; }

        public static Snapshot Of(IEnumerable<Performance> performances, string? revision)
        {
            Performance[] all =
                [.. performances.OrderBy(performance => performance.Schedule.SaleStart).ThenBy(performance => performance.Id.Value)];

            return new Snapshot(
                all,
                [.. all.Where(performance => performance.State is not PerformanceState.Draft)],
                all.ToFrozenDictionary(performance => performance.Id.Tag),
                revision);
        }
    }
}
