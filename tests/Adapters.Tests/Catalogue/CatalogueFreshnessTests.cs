using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Catalogue;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Catalogue;

/// <summary>The cache of one instance while another instance changes the same store.</summary>
public sealed class CatalogueFreshnessTests
{
    private static readonly CataloguePolicy Policy = new() { FreshMilliseconds = 1_000, StaleMilliseconds = 10_000 };

    private readonly FakeTimeProvider _clock = new(Moments.Noon);
    private readonly TestRounds _rounds = new(TimeProvider.System);
    private readonly WatchedDocuments _documents = new();
    private readonly DocumentCatalogue _catalogue;
    private readonly DocumentCatalogueStore _otherStore;

    public CatalogueFreshnessTests()
    {
        _catalogue = new DocumentCatalogue(_documents, Policy, new ImplicitEventPolicy(), _rounds, _clock);
        _otherStore = new DocumentCatalogueStore(
            _documents,
            new DocumentCatalogue(_documents, Policy, new ImplicitEventPolicy(), _rounds, _clock),
            Policy,
            _rounds);
    }

    [Fact]
    public async Task Fresh_cache_reads_nothing_from_the_store()
    {
        var added = await AddAsync();
        await _catalogue.FindAsync(added.Id, default);
        var before = _documents.ReadCount;
        _clock.Advance(TimeSpan.FromMilliseconds(Policy.FreshMilliseconds - 1));

        for (var i = 0; i < 1_000; i++)
        {
            await _catalogue.FindAsync(added.Id, default);
            await _catalogue.ListPublishedAsync(default);
        }

        Assert.Equal(before, _documents.ReadCount);
    }

    [Fact]
    public async Task Unchanged_catalogue_reads_the_revision_only()
    {
        var added = await AddAsync();
        await _catalogue.FindAsync(added.Id, default);
        var (reads, lists) = (_documents.ReadCount, _documents.ListCount);
        _clock.Advance(TimeSpan.FromMilliseconds(Policy.StaleMilliseconds));

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => _catalogue.FindAsync(added.Id, default).AsTask()));

        Assert.Equal((reads + 1, lists), (_documents.ReadCount, _documents.ListCount));
    }

    [Fact]
    public async Task Change_of_another_instance_is_visible_once_the_cache_is_not_fresh()
    {
        Assert.Empty(await _catalogue.ListAllAsync(default));
        await AddAsync();

        Assert.Empty(await _catalogue.ListAllAsync(default));
        _clock.Advance(TimeSpan.FromMilliseconds(Policy.FreshMilliseconds));

        // The first read returns the cached list and starts the refresh, which the in-memory store completes at once.
        await _catalogue.ListAllAsync(default);
        Assert.Single(await _catalogue.ListAllAsync(default));
    }

    [Fact]
    public async Task Slow_store_delays_reads_only_when_the_cache_is_stale()
    {
        var added = await AddAsync();
        await _catalogue.FindAsync(added.Id, default);
        _documents.Block();
        _clock.Advance(TimeSpan.FromMilliseconds(Policy.StaleMilliseconds - 1));

        Assert.NotNull(await _catalogue.FindAsync(added.Id, default));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        var waiting = Enumerable.Range(0, 10).Select(_ => _catalogue.FindAsync(added.Id, default).AsTask()).ToArray();
        Assert.All(waiting, read => Assert.False(read.IsCompleted));

        _documents.Unblock();
        Assert.All(await Task.WhenAll(waiting), Assert.NotNull);
    }

    [Fact]
    public async Task Failed_store_fails_reads_only_when_the_cache_is_stale()
    {
        var added = await AddAsync();
        await _catalogue.FindAsync(added.Id, default);
        _documents.IsDown = true;
        _clock.Advance(TimeSpan.FromMilliseconds(Policy.StaleMilliseconds - 1));

        Assert.NotNull(await _catalogue.FindAsync(added.Id, default));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await Assert.ThrowsAsync<DependencyUnavailableException>(
            () => _catalogue.FindAsync(added.Id, default).AsTask());

        _documents.IsDown = false;
        Assert.NotNull(await _catalogue.FindAsync(added.Id, default));
    }

    private async Task<Performance> AddAsync() => (await _otherStore.TryAddAsync(
        number => new Performance(
            new PerformanceId(ScopedId.Create(ScopedKind.Performance, number, 0)),
            new PerformanceDetails("Evening", "Hall"),
            new PerformanceSchedule(_clock.GetUtcNow(), _clock.GetUtcNow(), _clock.GetUtcNow())),
        default))!;
}
