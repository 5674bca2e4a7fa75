using Serverless.Domain.Catalogue;

namespace Serverless.Adapters.Tests.Catalogue;

public abstract partial class CatalogueContract
{
    [Fact]
    public async Task What_was_saved_is_read_at_once()
    {
        var kept = await AddAsync(Evening);
        Assert.Empty(await Catalogue.ListPublishedAsync(default));
        var found = (await Books.FindAsync(kept.Id, default))!.Value;

        Assert.True(await Books.TrySaveAsync(
            found.Value with { State = PerformanceState.OnSale }, found.Version, default));

        Assert.Equal(PerformanceState.OnSale, (await Catalogue.FindAsync(kept.Id, default))!.State);
        Assert.Single(await Catalogue.ListPublishedAsync(default));
    }

    [Fact]
    public async Task Of_many_who_save_what_they_read_one_does()
    {
        var kept = await AddAsync(Evening);
        var found = (await Books.FindAsync(kept.Id, default))!.Value;

        var saved = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => Books.TrySaveAsync(
            found.Value with { Line = new LineRules(i, 1) }, found.Version, default))));

        Assert.Single(saved, isSaved => isSaved);
        Assert.False(await Books.TrySaveAsync(found.Value, found.Version, default));
    }

    [Fact]
    public async Task Many_who_add_at_once_get_different_numbers_until_it_is_full()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, Policy.PerformanceCountMax).Select(_ =>
            Task.Run(() => Books.TryAddAsync(AnotherEvening, default))));

        Assert.Equal(
            Enumerable.Range(1, Policy.PerformanceCountMax),
            added.Select(performance => performance!.Id.Tag.Number).Order());
        Assert.Equal(Policy.PerformanceCountMax, (await Catalogue.ListAllAsync(default)).Count);
        Assert.Null(await Books.TryAddAsync(Evening, default));
    }

    [Fact]
    public async Task Keeps_layouts_smallest_first_until_it_is_full()
    {
        foreach (var rows in new[] { 3, 1, 2 })
        {
            Assert.True(await Books.TryAddLayoutAsync(Hall(rows), default));
        }

        Assert.False(await Books.TryAddLayoutAsync(Hall(4), default));
        var layouts = await Books.ListLayoutsAsync(default);
        Assert.Equal([10, 20, 30], layouts.Select(layout => layout.SeatCount));
        Assert.Equal(layouts[2].Sections, (await Books.FindLayoutAsync(layouts[2].Id, default))!.Sections);
    }
}
