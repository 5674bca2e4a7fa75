using Serverless.Domain.Catalogue;

namespace Serverless.Adapters.Tests.Catalogue;

public abstract partial class CatalogueContract
{
    [Fact]
    public async Task Saved_change_is_readable_at_once()
    {
        var added = await AddAsync(Evening);
        Assert.Empty(await Catalogue.ListPublishedAsync(default));
        var found = (await Store.FindAsync(added.Id, default))!.Value;

        Assert.True(await Store.TrySaveAsync(
            found.Value with { State = PerformanceState.OnSale }, found.Version, default));

        Assert.Equal(PerformanceState.OnSale, (await Catalogue.FindAsync(added.Id, default))!.State);
        Assert.Single(await Catalogue.ListPublishedAsync(default));
    }

    [Fact]
    public async Task Exactly_one_concurrent_save_of_a_version_succeeds()
    {
        var added = await AddAsync(Evening);
        var found = (await Store.FindAsync(added.Id, default))!.Value;

        var saved = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => Store.TrySaveAsync(
            found.Value with { Queue = new QueueRules(i, 1) }, found.Version, default))));

        Assert.Single(saved, isSaved => isSaved);
        Assert.False(await Store.TrySaveAsync(found.Value, found.Version, default));
    }

    [Fact]
    public async Task Concurrent_additions_get_distinct_numbers_up_to_the_limit()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, Policy.PerformanceCountMax).Select(_ =>
            Task.Run(() => Store.TryAddAsync(AnotherEvening, default))));

        Assert.Equal(
            Enumerable.Range(1, Policy.PerformanceCountMax),
            added.Select(performance => performance!.Id.Tag.Number).Order());
        Assert.Equal(Policy.PerformanceCountMax, (await Catalogue.ListAllAsync(default)).Count);
        Assert.Null(await Store.TryAddAsync(Evening, default));
    }

    [Fact]
    public async Task Lists_layouts_by_size_and_rejects_them_above_the_limit()
    {
        foreach (var rows in new[] { 3, 1, 2 })
        {
            Assert.True(await Store.TryAddLayoutAsync(LayoutOf(rows), default));
        }

        Assert.False(await Store.TryAddLayoutAsync(LayoutOf(4), default));
        var layouts = await Store.ListLayoutsAsync(default);
        Assert.Equal([10, 20, 30], layouts.Select(layout => layout.SeatCount));
        Assert.Equal(layouts[2].Sections, (await Store.FindLayoutAsync(layouts[2].Id, default))!.Sections);
    }
}
