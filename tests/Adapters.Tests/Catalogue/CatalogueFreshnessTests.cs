using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Catalogue;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Catalogue;

/// <summary>Two instances over one store: what each knows, when, and what asking costs.</summary>
public sealed class CatalogueFreshnessTests
{
    private static readonly CataloguePolicy Policy = new() { FreshMilliseconds = 1_000, StaleMilliseconds = 10_000 };

    private readonly FakeTimeProvider _clock = new(Moments.Noon);
    private readonly WatchedDocuments _documents = new();
    private readonly DocumentCatalogue _here;
    private readonly DocumentCatalogueStore _there;

    public CatalogueFreshnessTests()
    {
        _here = new DocumentCatalogue(_documents, Policy, new ImplicitEventPolicy(), _clock);
        _there = new DocumentCatalogueStore(_documents, new DocumentCatalogue(_documents, Policy, new ImplicitEventPolicy(), _clock), Policy);
    }

    [Fact]
    public async Task Asking_costs_nothing_while_the_answer_is_fresh()
    {
        var kept = await AddAsync();
        await _here.FindAsync(kept.Id, default);
        var before = _documents.ReadCount;
        _clock.Advance(TimeSpan.FromMilliseconds(Policy.FreshMilliseconds - 1));

        for (var i = 0; i < 1_000; i++)
        {
            await _here.FindAsync(kept.Id, default);
            await _here.ListPublishedAsync(default);
        }

        Assert.Equal(before, _documents.ReadCount);
    }

    [Fact]
    public async Task An_unchanged_catalogue_is_asked_for_its_revision_only()
    {
        var kept = await AddAsync();
        await _here.FindAsync(kept.Id, default);
        var (accepts, lists) = (_documents.ReadCount, _documents.ListCount);
        _clock.Advance(TimeSpan.FromMilliseconds(Policy.StaleMilliseconds));

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => _here.FindAsync(kept.Id, default).AsTask()));

        Assert.Equal((accepts + 1, lists), (_documents.ReadCount, _documents.ListCount));
    }

    [Fact]
    public async Task Another_instances_change_is_seen_once_the_answer_is_no_longer_fresh()
    {
        Assert.Empty(await _here.ListAllAsync(default));
        await AddAsync();

        Assert.Empty(await _here.ListAllAsync(default));
        _clock.Advance(TimeSpan.FromMilliseconds(Policy.FreshMilliseconds));

        // The first asker gets what there is and sets the refresh going; memory makes it quick.
        await _here.ListAllAsync(default);
        Assert.Single(await _here.ListAllAsync(default));
    }

    [Fact]
    public async Task Nobody_waits_for_a_slow_store_until_the_answer_is_stale()
    {
        var kept = await AddAsync();
        await _here.FindAsync(kept.Id, default);
        _documents.Block();
        _clock.Advance(TimeSpan.FromMilliseconds(Policy.StaleMilliseconds - 1));

        Assert.NotNull(await _here.FindAsync(kept.Id, default));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        var waiting = Enumerable.Range(0, 10).Select(_ => _here.FindAsync(kept.Id, default).AsTask()).ToArray();
        Assert.All(waiting, asked => Assert.False(asked.IsCompleted));

        _documents.Unblock();
        Assert.All(await Task.WhenAll(waiting), Assert.NotNull);
    }

    [Fact]
    public async Task A_store_that_fails_is_noticed_only_when_the_answer_is_stale()
    {
        var kept = await AddAsync();
        await _here.FindAsync(kept.Id, default);
        _documents.IsDown = true;
        _clock.Advance(TimeSpan.FromMilliseconds(Policy.StaleMilliseconds - 1));

        Assert.NotNull(await _here.FindAsync(kept.Id, default));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => _here.FindAsync(kept.Id, default).AsTask());

        _documents.IsDown = false;
        Assert.NotNull(await _here.FindAsync(kept.Id, default));
    }

    private async Task<Performance> AddAsync() => (await _there.TryAddAsync(
        number => new Performance(
            new PerformanceId(ScopedId.Create(ScopedKind.Performance, number, 0)),
            new PerformanceDetails("Evening", "Hall"),
            new PerformanceSchedule(_clock.GetUtcNow(), _clock.GetUtcNow(), _clock.GetUtcNow())),
        default))!;
}
