using Serverless.Adapters.Platform.Documents;

namespace Serverless.Adapters.Tests.Platform.Documents;

public abstract partial class DocumentsContract
{
    [Fact]
    public async Task Batch_writes_every_kind_and_returns_versions_in_order()
    {
        var before = await CommitAsync(Insert("b", "1"), Insert("c", "1"), Insert("d", "1"));

        var result = await CommitAsync(
            Insert("a", "2"), Replace("b", before.Versions[0], "2"), Upsert("c", "2"), Delete("d"));

        Assert.Equal((await FindAsync("a"))!.Version, result.Versions[0]);
        Assert.Equal((await FindAsync("b"))!.Version, result.Versions[1]);
        Assert.Equal((await FindAsync("c"))!.Version, result.Versions[2]);
        Assert.Equal(string.Empty, result.Versions[3]);
        Assert.Null(await FindAsync("d"));
    }

    [Theory]
    [InlineData("insert")]
    [InlineData("replace")]
    [InlineData("delete")]
    public async Task Conflicting_write_rejects_the_whole_batch_and_is_named(string kind)
    {
        var first = await CommitAsync(Insert("x", "1"), Insert("kept", "1"));
        await CommitAsync(Upsert("x", "2"));
        var stale = kind switch
        {
            "insert" => Insert("x", "3"),
            "replace" => Replace("x", first.Versions[0], "3"),
            _ => Delete("x", first.Versions[0]),
        };

        var result =
            await CommitAsync(Insert("a", "3"), Upsert("kept", "3"), stale, Delete("kept-too"), Insert("b", "3"));

        Assert.Equal("x", result.ConflictId);
        Assert.Null(await FindAsync("a"));
        Assert.Null(await FindAsync("b"));
        Assert.Equal("1", Text((await FindAsync("kept"))!));
        Assert.Equal("2", Text((await FindAsync("x"))!));
    }

    [Fact]
    public async Task Accepts_the_largest_batch_and_rejects_one_more_write()
    {
        var largest = Enumerable.Range(0, DocumentLimits.WritesMax).Select(number => Insert($"n{number:d3}", "1"));
        var result = await CommitAsync([.. largest]);

        Assert.Equal(DocumentLimits.WritesMax, result.Versions.Count);
        Assert.Equal(DocumentLimits.WritesMax, (await ListAsync(DocumentRange.Prefix("n"), 1000)).Documents.Count);

        var larger = Enumerable.Range(0, DocumentLimits.WritesMax + 1).Select(number => Insert($"m{number}", "1"));
        await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync([.. larger]));
        Assert.Empty((await ListAsync(DocumentRange.Prefix("m"), 1)).Documents);
    }

    [Fact]
    public async Task Rejects_an_empty_batch_and_an_id_written_twice()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync());
        await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(Insert("a", "1"), Upsert("a", "2")));
        Assert.Null(await FindAsync("a"));
    }

    [Fact]
    public async Task Stores_the_largest_body_and_rejects_one_more_byte()
    {
        var largest = Noise(DocumentLimits.BodyBytesMax);
        await CommitAsync(new DocumentWrite.Insert("a", largest));

        Assert.True((await FindAsync("a"))!.Body.Span.SequenceEqual(largest));
        await Assert.ThrowsAsync<ArgumentException>(
            () => CommitAsync(new DocumentWrite.Insert("b", new byte[DocumentLimits.BodyBytesMax + 1])));
        Assert.Null(await FindAsync("b"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64 * 1024)]
    [InlineData(64 * 1024 + 1)]
    public async Task Returns_bodies_unchanged(int length)
    {
        await CommitAsync(new DocumentWrite.Insert("a", Noise(length)));
        Assert.True((await FindAsync("a"))!.Body.Span.SequenceEqual(Noise(length)));

        await CommitAsync(Upsert("a", "shorter"));
        Assert.Equal("shorter", Text((await FindAsync("a"))!));
    }

    [Fact]
    public async Task Stores_the_heaviest_batch_and_rejects_one_more_byte()
    {
        var count = DocumentLimits.BatchBytesMax / DocumentLimits.BodyBytesMax;
        var heaviest = Enumerable.Range(0, count)
            .Select(number => new DocumentWrite.Insert($"n{number}", Noise(DocumentLimits.BodyBytesMax)));

        Assert.True((await CommitAsync([.. heaviest])).IsCommitted);
        await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync([.. heaviest, Insert("over", "1")]));
    }

    [Theory]
    [InlineData("좌석 지도 🎫 \u0000 \"'<>&")]
    [InlineData("\uFEFFbyte order mark, é, e\u0301")]
    public async Task Returns_any_text_unchanged(string text)
    {
        await CommitAsync(Insert("a", text));

        Assert.Equal(text, Text((await FindAsync("a"))!));
    }

    [Fact]
    public async Task Accepts_every_key_character_and_the_longest_key()
    {
        var longest = new string('k', DocumentLimits.KeyLengthMax);
        var ids = new[] { "a+b@c:d_e.f-g", "A", "a", "..", "0", longest };
        var partition = new DocumentPartition("Con.tract_2-x", "p+1@x:y." + Partition.Partition);
        await Documents.CommitAsync(partition, [.. ids.Select(id => Insert(id, id))], default);

        foreach (var id in ids)
        {
            Assert.Equal(id, Text((await Documents.FindAsync(partition, id, default))!));
        }

        await Documents.CommitAsync(partition, [Delete("a+b@c:d_e.f-g")], default);
        Assert.Null(await Documents.FindAsync(partition, "a+b@c:d_e.f-g", default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("좌석")]
    [InlineData("a'b")]
    [InlineData("a~")]
    public async Task Rejects_malformed_keys_in_every_call(string key)
    {
        var malformed = new DocumentPartition("contract", key);

        await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(Insert(key, "1")));
        await Assert.ThrowsAsync<ArgumentException>(() => FindAsync(key));
        await Assert.ThrowsAsync<ArgumentException>(() => Documents.FindAsync(malformed, "a", default));
        await Assert.ThrowsAsync<ArgumentException>(() => Documents.FindAsync(new(key, "p"), "a", default));
    }

    [Fact]
    public async Task Rejects_a_key_one_character_too_long() =>
        await Assert.ThrowsAsync<ArgumentException>(
            () => CommitAsync(Insert(new string('k', DocumentLimits.KeyLengthMax + 1), "1")));

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);

        return bytes;
    }
}
