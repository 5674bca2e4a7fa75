using System.Collections.Frozen;
using Serverless.Adapters.Platform;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Catalogue;

/// <summary>
/// The catalogue in memory; a read needs no I/O. When the snapshot is no longer fresh, one caller at a time reads the
/// revision document, and reloads everything only when it has changed. The other callers use the old snapshot
/// meanwhile. Performances that are not events come from <paramref name="others"/>.
/// </summary>
internal sealed class DocumentCatalogue(
    IDocuments documents, CataloguePolicy policy, ImplicitEventPolicy implicitEvents, IItemFaults faults,
    TimeProvider clock, IPerformanceSource? others = null)
    : ICatalogue
{
    private readonly SingleFlight<string> _refreshes = new();
    private volatile Snapshot? _snapshot;
    private int _changes;

    public async ValueTask<Performance?> FindAsync(PerformanceId id, CancellationToken cancellationToken) =>
        id.Tag.IsEvent && await FindEventAsync(id.Tag, cancellationToken) is { } found && found.Id == id
            ? found
            : null;

    public ValueTask<Performance?> FindAsync(PerformanceTag tag, CancellationToken cancellationToken) =>
        tag.IsEvent ? FindEventAsync(tag, cancellationToken)
            : others?.FindAsync(tag, cancellationToken) ?? default;

    public async ValueTask<IReadOnlyList<Performance>> ListPublishedAsync(CancellationToken cancellationToken) =>
        (await SnapshotAsync(cancellationToken)).Published;

    public async ValueTask<IReadOnlyList<Performance>> ListAllAsync(CancellationToken cancellationToken) =>
        (await SnapshotAsync(cancellationToken)).All;

    /// <summary>Marks the snapshot as outdated, so that this instance reads its own changes.</summary>
    public void Expire() => Interlocked.Increment(ref _changes);

    private async ValueTask<Performance?> FindEventAsync(PerformanceTag tag, CancellationToken cancellationToken)
    {
        var snapshot = await SnapshotAsync(cancellationToken);

        return snapshot.ByTag.TryGetValue(tag, out var found) || !implicitEvents.ImplicitEvents
            ? found
            : await RefreshAndFindAsync(tag, cancellationToken);
    }

    // Another instance may have just created the performance. Only requests for an unknown tag wait.
    private async Task<Performance?> RefreshAndFindAsync(PerformanceTag tag, CancellationToken cancellationToken)
    {
        Performance? found = null;

        // The first refresh may have started before this request.
        for (var i = 0; i < 2 && found is null; i++)
        {
            await _refreshes.RunAsync(CatalogueKeys.Revision, RefreshAsync, cancellationToken);
            found = _snapshot!.ByTag.GetValueOrDefault(tag);
        }

        return found;
    }

    private ValueTask<Snapshot> SnapshotAsync(CancellationToken cancellationToken)
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

        // No caller waits for this refresh. If it fails, the snapshot goes stale and the next caller gets the error.
        _ = refresh.ContinueWith(
            static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default);

        return new ValueTask<Snapshot>(snapshot!);
    }

    private async ValueTask<Snapshot> WaitAsync(Task refresh, CancellationToken cancellationToken)
    {
        await refresh;

        // The refresh may have started before the change that this caller must see.
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
            performances.AddRange(DocumentJson.ReadEach(
                page.Documents, nameof(ListPerformances), DocumentCatalogueStore.Read, faults));
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

        /// <summary>The number of this instance's changes when the snapshot was started.</summary>
        public int Changes { get; init; }

        public static Snapshot Of(IEnumerable<Performance> performances, string? revision)
        {
            Performance[] all =
            [
                .. performances
                    .OrderBy(performance => performance.Schedule.SaleStart)
                    .ThenBy(performance => performance.Id.Value),
            ];

            return new Snapshot(
                all,
                [.. all.Where(performance => performance.State is not PerformanceState.Draft)],
                all.ToFrozenDictionary(performance => performance.Id.Tag),
                revision);
        }
    }
}
