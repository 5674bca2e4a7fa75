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
    public async Task Range_includes_its_first_id_and_excludes_its_last()
    {
        await CommitAsync(Insert("a", ""), Insert("b", ""), Insert("c", ""), Insert("d", ""));

        Assert.Equal(["b", "c"], Ids(await ListAsync(new DocumentRange("b", "d"), 10)));
        Assert.Empty(Ids(await ListAsync(new DocumentRange("d", "b"), 10)));
        Assert.Empty(Ids(await ListAsync(new DocumentRange("", ""), 10)));
    }

    [Fact]
    public async Task Prefix_lists_no_neighbouring_ids()
    {
        await CommitAsync([.. "s s: s:1 s:z s@ t".Split(' ').Select(id => Insert(id, ""))]);

        Assert.Equal(["s:", "s:1", "s:z"], Ids(await ListAsync(DocumentRange.Prefix("s:"), 10)));
    }

    [Fact]
    public async Task Pages_continue_to_the_end()
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
    public async Task Exactly_full_last_page_has_no_next_page()
    {
        await CommitAsync(Insert("a", ""), Insert("b", ""));

        Assert.Null((await ListAsync(DocumentRange.Prefix(""), 2)).Next);
        Assert.Equal("a", (await ListAsync(DocumentRange.Prefix(""), 1)).Next);
    }

    [Fact]
    public async Task Continues_after_a_deleted_id_and_after_an_id_before_the_range()
    {
        await CommitAsync(Insert("b", ""), Insert("b-1", ""), Insert("c", ""));
        await CommitAsync(Delete("b"));

        Assert.Equal(["b-1", "c"], Ids(await ListAsync(DocumentRange.Prefix("") with { After = "b" }, 10)));
        Assert.Equal(["c"], Ids(await ListAsync(new DocumentRange("c", "d") with { After = "a" }, 10)));
    }

    [Fact]
    public async Task Heavy_page_ends_early_and_names_the_next_one()
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
    public async Task Separates_partitions_and_collections()
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
    public async Task Rejects_a_page_limit_outside_its_range(int limit) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => ListAsync(DocumentRange.Prefix(""), limit));

    [Fact]
    public async Task Rejects_malformed_range_bounds()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => ListAsync(new DocumentRange("a'b", "z"), 1));
        await Assert.ThrowsAsync<ArgumentException>(() => ListAsync(default, 1));
    }

    [Fact]
    public async Task Lists_a_page_of_the_maximum_size()
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
