using System.Globalization;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Fakes.Catalogue;

/// <summary>A catalogue in memory; changes are visible at once.</summary>
public sealed class InMemoryCatalogue(CataloguePolicy policy) : ICatalogue, ICatalogueStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<PerformanceId, (Performance Value, int Version)> _performances = [];
    private readonly Dictionary<LayoutId, SeatLayout> _layouts = [];

    public ValueTask<Performance?> FindAsync(PerformanceTag tag, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Find(performance => performance.Id.Tag == tag));

    public ValueTask<IReadOnlyList<Performance>> ListPublishedAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(Sort(performance => performance.State is not PerformanceState.Draft));

    public ValueTask<IReadOnlyList<Performance>> ListAllAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(Sort(_ => true));

    ValueTask<Performance?> ICatalogue.FindAsync(PerformanceId id, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Find(performance => performance.Id == id));

    Task<Versioned<Performance>?> ICatalogueStore.FindAsync(PerformanceId id, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<Versioned<Performance>?>(_performances.TryGetValue(id, out var found)
                ? new Versioned<Performance>(found.Value, Text(found.Version))
                : null);
        }
    }

    public Task<Performance?> TryAddAsync(Func<int, Performance> make, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var performance = make(_performances.Count + 1);
            var duplicates = _performances.Values.Select(found => found.Value)
                .Where(found => ScopedId.AreDuplicates(found.Id.Value, performance.Id.Value));

            if (duplicates.FirstOrDefault() is { } duplicate)
            {
                return Task.FromResult<Performance?>(duplicate);
            }

            if (_performances.Count >= policy.PerformanceCountMax)
            {
                return Task.FromResult<Performance?>(null);
            }

            _performances.Add(performance.Id, (performance, 1));

            return Task.FromResult<Performance?>(performance);
        }
    }

    public Task<bool> TrySaveAsync(Performance performance, string version, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var saved = _performances.TryGetValue(performance.Id, out var found) && Text(found.Version) == version;

            if (saved)
            {
                _performances[performance.Id] = (performance, found.Version + 1);
            }

            return Task.FromResult(saved);
        }
    }

    public Task<IReadOnlyList<SeatLayout>> ListLayoutsAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<SeatLayout>>(
                [.. _layouts.Values.OrderBy(layout => layout.SeatCount).ThenBy(layout => layout.Id.Value)]);
        }
    }

    public Task<SeatLayout?> FindLayoutAsync(LayoutId id, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_layouts.GetValueOrDefault(id));
        }
    }

    public Task<bool> TryAddLayoutAsync(SeatLayout layout, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(
                _layouts.ContainsKey(layout.Id)
                || (_layouts.Count < policy.LayoutCountMax && _layouts.TryAdd(layout.Id, layout)));
        }
    }

    private Performance? Find(Predicate<Performance> wanted)
    {
        lock (_gate)
        {
            return _performances.Values.Select(found => found.Value).FirstOrDefault(value => wanted(value));
        }
    }

    private IReadOnlyList<Performance> Sort(Func<Performance, bool> wanted)
    {
        lock (_gate)
        {
            return
            [
                .. _performances.Values.Select(found => found.Value)
                    .Where(wanted)
                    .OrderBy(performance => performance.Schedule.SaleStart)
                    .ThenBy(performance => performance.Id.Value),
            ];
        }
    }

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);
}
