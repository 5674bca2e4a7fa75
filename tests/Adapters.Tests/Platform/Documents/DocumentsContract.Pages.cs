using Serverless.Adapters.Platform.Documents;

namespace Serverless.Adapters.Tests.Platform.Documents;

public abstract partial class DocumentsContract
{
    [Fact]
    public async Task Lists_in_ordinal_order_of_ids()
    {
        await CommitAsync([.. "b a-1 B a:1 10 9 a a1 _".Split(' ').Select(id => Insert(id, id))]);

        var page = await ListAsync(DocumentRange.Prefix(""), 1000);

        Assert.Equal(["10", "9", "B", "_", "a", "a-1", "a1", "a:1", "b"], Ids(page));
        Assert.All(page.Documents, document => Assert.Equal(document.Id, Text(document)));
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task Lists_from_the_first_id_included_to_the_last_excluded()
    {
        await CommitAsync(Insert("a", ""), Insert("b", ""), Insert("c", ""), Insert("d", ""));

        Assert.Equal(["b", "c"], Ids(await ListAsync(new DocumentRange("b", "d"), 10)));
        Assert.Empty(Ids(await ListAsync(new DocumentRange("d", "b"), 10)));
        Assert.Empty(Ids(await ListAsync(new DocumentRange("", ""), 10)));
    }

    [Fact]
    public async Task Lists_a_prefix_and_not_its_neighbours()
    {
        await CommitAsync([.. "s s: s:1 s:z s@ t".Split(' ').Select(id => Insert(id, ""))]);

        Assert.Equal(["s:", "s:1", "s:z"], Ids(await ListAsync(DocumentRange.Prefix("s:"), 10)));
    }

    [Fact]
    public async Task Continues_behind_each_page_to_the_end()
    {
        var ids = Enumerable.Range(0, 25).Select(number => $"n{number:d2}").ToArray();
        await CommitAsync([.. ids.Select(id => Insert(id, id)), Insert("other", "")]);
        var seen = new List<string>();
        string? next = null;

        do
        {
            var page = await ListAsync(DocumentRange.Prefix("n") with { After = next }, 10);
            Assert.InRange(page.Documents.Count, 1, 10);
            seen.AddRange(Ids(page));
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(ids, seen);
    }

    [Fact]
    public async Task Tells_no_next_page_when_the_last_one_is_exactly_full()
    {
        await CommitAsync(Insert("a", ""), Insert("b", ""));

        Assert.Null((await ListAsync(DocumentRange.Prefix(""), 2)).Next);
        Assert.Equal("a", (await ListAsync(DocumentRange.Prefix(""), 1)).Next);
    }

    [Fact]
    public async Task Continues_behind_an_id_that_is_gone_and_before_the_range()
    {
        await CommitAsync(Insert("b", ""), Insert("b-1", ""), Insert("c", ""));
        await CommitAsync(Delete("b"));

        Assert.Equal(["b-1", "c"], Ids(await ListAsync(DocumentRange.Prefix("") with { After = "b" }, 10)));
        Assert.Equal(["c"], Ids(await ListAsync(new DocumentRange("c", "d") with { After = "a" }, 10)));
    }

    [Fact]
    public async Task Ends_a_heavy_page_early_and_names_the_next()
    {
        var count = DocumentLimits.PageBytesMax / DocumentLimits.BodyBytesMax + 2;

        for (var number = 0; number < count; number++)
        {
            await CommitAsync(new DocumentWrite.Insert($"n{number:d3}", Noise(DocumentLimits.BodyBytesMax)));
        }

        var first = await ListAsync(DocumentRange.Prefix("n"), 1000);
        var second = await ListAsync(DocumentRange.Prefix("n") with { After = first.Next }, 1000);

        Assert.InRange(first.Documents.Count, 1, count - 1);
        Assert.Equal(count, first.Documents.Count + second.Documents.Count);
    }

    [Fact]
    public async Task Keeps_partitions_and_collections_apart()
    {
        var partition = new DocumentPartition(Partition.Collection, Partition.Partition + "x");
        var collection = new DocumentPartition("contract2", Partition.Partition);
        await CommitAsync(Insert("a", "mine"));
        await Documents.CommitAsync(partition, [Insert("a", "partition")], default);
        await Documents.CommitAsync(collection, [Insert("a", "collection")], default);

        Assert.Equal("mine", Text(Assert.Single((await ListAsync(DocumentRange.Prefix(""), 10)).Documents)));
        Assert.Equal("partition", Text((await Documents.FindAsync(partition, "a", default))!));
        Assert.Equal("collection", Text((await Documents.FindAsync(collection, "a", default))!));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(DocumentLimits.PageMax + 1)]
    public async Task Refuses_a_page_without_a_fitting_limit(int limit) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => ListAsync(DocumentRange.Prefix(""), limit));

    [Fact]
    public async Task Refuses_bounds_that_are_no_keys()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => ListAsync(new DocumentRange("a'b", "z"), 1));
        await Assert.ThrowsAsync<ArgumentException>(() => ListAsync(default, 1));
    }

    [Fact]
    public async Task Lists_a_whole_page_of_the_largest_size()
    {
        for (var batch = 0; batch < 11; batch++)
        {
            await CommitAsync([.. Enumerable.Range(0, 100).Select(number => Insert($"n{batch:d2}{number:d2}", "1"))]);
        }

        var page = await ListAsync(DocumentRange.Prefix("n"), DocumentLimits.PageMax);

        Assert.Equal(DocumentLimits.PageMax, page.Documents.Count);
        Assert.Equal("n0999", page.Next);
    }

    private protected Task<DocumentPage> ListAsync(DocumentRange range, int limit) =>
        Documents.ListAsync(Partition, range, limit, default);

    private static string[] Ids(DocumentPage page) => [.. page.Documents.Select(document => document.Id)];
}
