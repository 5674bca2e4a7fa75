using Serverless.Domain.Catalogue;

namespace Serverless.Adapters.Tests.Catalogue;

public abstract partial class CatalogueContract
{
    [Fact]
    public async Task What_was_saved_is_read_at_once()
    {
        var kept = await AddAsync(Evening);
        Assert.Empty(await Catalogue.ListPublishedAsync(default));
        var found = (await Store.FindAsync(kept.Id, default))!.Value;

        Assert.True(await Store.TrySaveAsync(
            found.Value with { State = PerformanceState.OnSale }, found.Version, default));

        Assert.Equal(PerformanceState.OnSale, (await Catalogue.FindAsync(kept.Id, default))!.State);
        Assert.Single(await Catalogue.ListPublishedAsync(default));
    }

    [Fact]
    public async Task Of_many_who_save_what_they_read_one_does()
    {
        var kept = await AddAsync(Evening);
        var found = (await Store.FindAsync(kept.Id, default))!.Value;

        var saved = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => Store.TrySaveAsync(
            found.Value with { Queue = new QueueRules(i, 1) }, found.Version, default))));

        Assert.Single(saved, isSaved => isSaved);
        Assert.False(await Store.TrySaveAsync(found.Value, found.Version, default));
    }

    [Fact]
    public async Task Many_who_add_at_once_get_different_numbers_until_it_is_full()
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
    public async Task Keeps_layouts_smallest_first_until_it_is_full()
    {
        foreach (var rows in new[] { 3, 1, 2 })
        {
            Assert.True(await Store.TryAddLayoutAsync(EventFixture(rows), default));
        }

        Assert.False(await Store.TryAddLayoutAsync(EventFixture(4), default));
        var layouts = await Store.ListLayoutsAsync(default);
        Assert.Equal([10, 20, 30], layouts.Select(layout => layout.SeatCount));
        Assert.Equal(layouts[2].Sections, (await Store.FindLayoutAsync(layouts[2].Id, default))!.Sections);
    }
}
