using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Tests.Catalogue;

public abstract partial class CatalogueContract
{
    private static readonly byte[] Drawn = [1, 2, 3, 4, 5, 6];

    private static readonly IdSource Ids = new(TimeProvider.System);

    [Fact]
    public async Task Many_who_add_for_one_wish_get_the_one_that_the_first_of_them_made()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => AddAsync(Wished))));
        var later = await AddAsync(Wished);
        var another = await AddAsync(number => Wished(number) with { Id = IdOf(number, Noon.AddMilliseconds(1)) });

        Assert.All(added, performance => Assert.Equal(later.Id, performance.Id));
        Assert.NotEqual(later.Id, another.Id);
        Assert.Equal(2, (await Catalogue.ListAllAsync(default)).Count);
    }

    [Fact]
    public async Task Takes_a_layout_that_the_same_wish_has_made_for_made_also_when_it_is_full()
    {
        foreach (var rows in new[] { 3, 1, 2, 2, 3 })
        {
            Assert.True(await Store.TryAddLayoutAsync(EventFixture(rows), default));
        }

        Assert.Equal(3, (await Store.ListLayoutsAsync(default)).Count);
    }

    // Wishes without a key: no two draw the same, whatever number each is offered.
    private static Performance AnotherEvening(int number) =>
        Evening(number) with { Id = new PerformanceId(Ids.Next(ScopedKind.Performance, number)) };

    private static Performance Wished(int number) =>
        At(number, hours: 1, PerformanceState.Draft) with { Id = IdOf(number, Noon) };

    private static PerformanceId IdOf(int number, DateTimeOffset at) =>
        new(ScopedId.Create(ScopedKind.Performance, number, at, Drawn));
}
