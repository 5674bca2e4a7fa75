using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Tests.Catalogue;

public abstract partial class CatalogueContract
{
    private static readonly byte[] SeedBytes = [1, 2, 3, 4, 5, 6];

    private static readonly IdSource Ids = new(TimeProvider.System);

    [Fact]
    public async Task Concurrent_additions_with_one_idempotency_seed_create_one_performance()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => AddAsync(SeededEvening))));
        var later = await AddAsync(SeededEvening);
        var another = await AddAsync(
            number => SeededEvening(number) with { Id = IdOf(number, Noon.AddMilliseconds(1)) });

        Assert.All(added, performance => Assert.Equal(later.Id, performance.Id));
        Assert.NotEqual(later.Id, another.Id);
        Assert.Equal(2, (await Catalogue.ListAllAsync(default)).Count);
    }

    [Fact]
    public async Task Retried_layout_is_accepted_when_the_catalogue_is_full()
    {
        foreach (var rows in new[] { 3, 1, 2, 2, 3 })
        {
            Assert.True(await Store.TryAddLayoutAsync(LayoutOf(rows), default));
        }

        Assert.Equal(3, (await Store.ListLayoutsAsync(default)).Count);
    }

    // Additions without an idempotency key have distinct random ids, also for an equal number.
    private static Performance AnotherEvening(int number) =>
        Evening(number) with { Id = new PerformanceId(Ids.Next(ScopedKind.Performance, number)) };

    private static Performance SeededEvening(int number) =>
        At(number, hours: 1, PerformanceState.Draft) with { Id = IdOf(number, Noon) };

    private static PerformanceId IdOf(int number, DateTimeOffset at) =>
        new(ScopedId.Create(ScopedKind.Performance, number, at, SeedBytes));
}
