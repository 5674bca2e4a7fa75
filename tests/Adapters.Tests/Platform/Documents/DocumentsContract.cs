using System.Text;
using Serverless.Adapters.Platform.Documents;

namespace Serverless.Adapters.Tests.Platform.Documents;

/// <summary>What every engine of the durable store does. A partition of its own keeps the tests apart.</summary>
public abstract partial class DocumentsContract : IAsyncLifetime
{
    private static int PartitionCount;

    private protected DocumentPartition Partition { get; } =
        new("contract", $"p{Interlocked.Increment(ref PartitionCount)}");

    private protected IDocuments Documents { get; private set; } = null!;

    public async Task InitializeAsync() => Documents = await OpenAsync();

    public abstract Task DisposeAsync();

    private protected abstract Task<IDocuments> OpenAsync();

    [Fact]
    public async Task Finds_what_was_inserted()
    {
        var result = await CommitAsync(Insert("a", "one"));

        var found = await FindAsync("a");
        Assert.True(result.IsCommitted);
        Assert.Equal("one", Text(found!));
        Assert.Equal(found!.Version, Assert.Single(result.Versions));
    }

    [Fact]
    public async Task Finds_nothing_where_nothing_was_written()
    {
        Assert.Null(await FindAsync("missing"));
        Assert.Null(await Documents.FindAsync(new("never-used", "p"), "a", default));
    }

    [Fact]
    public async Task Refuses_to_insert_an_id_that_exists()
    {
        await CommitAsync(Insert("a", "one"));

        var result = await CommitAsync(Insert("a", "two"));

        Assert.Equal("a", result.ConflictId);
        Assert.Empty(result.Versions);
        Assert.Equal("one", Text((await FindAsync("a"))!));
    }

    [Fact]
    public async Task Replaces_at_the_version_that_was_read()
    {
        var first = await CommitAsync(Insert("a", "one"));

        var second = await CommitAsync(Replace("a", first.Versions[0], "two"));

        Assert.True(second.IsCommitted);
        Assert.NotEqual(first.Versions[0], second.Versions[0]);
        Assert.Equal("two", Text((await FindAsync("a"))!));
    }

    [Fact]
    public async Task Refuses_to_replace_at_an_older_version()
    {
        var first = await CommitAsync(Insert("a", "one"));
        await CommitAsync(Replace("a", first.Versions[0], "two"));

        var result = await CommitAsync(Replace("a", first.Versions[0], "three"));

        Assert.Equal("a", result.ConflictId);
        Assert.Equal("two", Text((await FindAsync("a"))!));
    }

    [Fact]
    public async Task Refuses_to_replace_what_does_not_exist()
    {
        var other = await CommitAsync(Insert("a", "one"));

        var result = await CommitAsync(Replace("b", other.Versions[0], "two"));

        Assert.Equal("b", result.ConflictId);
        Assert.Null(await FindAsync("b"));
    }

    [Fact]
    public async Task Upserts_whether_the_document_exists_or_not()
    {
        var first = await CommitAsync(Upsert("a", "one"));
        var second = await CommitAsync(Upsert("a", "two"));

        Assert.NotEqual(first.Versions[0], second.Versions[0]);
        Assert.Equal("two", Text((await FindAsync("a"))!));
    }

    [Fact]
    public async Task Deletes_with_and_without_a_version()
    {
        var inserted = await CommitAsync(Insert("a", "one"), Insert("b", "one"));

        var result = await CommitAsync(Delete("a"), Delete("b", inserted.Versions[1]));

        Assert.True(result.IsCommitted);
        Assert.All(result.Versions, Assert.Empty);
        Assert.Null(await FindAsync("a"));
        Assert.Null(await FindAsync("b"));
    }

    [Fact]
    public async Task Deleting_what_is_missing_is_no_failure_without_a_version()
    {
        Assert.True((await CommitAsync(Delete("a"))).IsCommitted);
        Assert.True((await CommitAsync(Delete("a"), Insert("b", "one"))).IsCommitted);
        Assert.NotNull(await FindAsync("b"));
    }

    [Fact]
    public async Task Refuses_to_delete_at_an_older_version_or_what_is_missing()
    {
        var first = await CommitAsync(Insert("a", "one"));
        await CommitAsync(Upsert("a", "two"));

        Assert.Equal("a", (await CommitAsync(Delete("a", first.Versions[0]))).ConflictId);
        Assert.Equal("b", (await CommitAsync(Delete("b", first.Versions[0]))).ConflictId);
        Assert.Equal("two", Text((await FindAsync("a"))!));
    }

    [Fact]
    public async Task A_version_of_a_deleted_document_never_fits_its_successor()
    {
        var first = await CommitAsync(Insert("a", "one"));
        await CommitAsync(Delete("a"));
        await CommitAsync(Insert("a", "one"));

        Assert.Equal("a", (await CommitAsync(Replace("a", first.Versions[0], "two"))).ConflictId);
    }

    private protected Task<CommitResult> CommitAsync(params DocumentWrite[] writes) =>
        Documents.CommitAsync(Partition, writes, default);

    private protected Task<Document?> FindAsync(string id) => Documents.FindAsync(Partition, id, default);

    private protected static DocumentWrite Insert(string id, string text) => new DocumentWrite.Insert(id, Body(text));

    private protected static DocumentWrite Upsert(string id, string text) => new DocumentWrite.Upsert(id, Body(text));

    private protected static DocumentWrite Delete(string id, string? version = null) =>
        new DocumentWrite.Delete(id, version);

    private protected static DocumentWrite Replace(string id, string version, string text) =>
        new DocumentWrite.Replace(id, version, Body(text));

    private protected static byte[] Body(string text) => Encoding.UTF8.GetBytes(text);

    private protected static string Text(Document document) => Encoding.UTF8.GetString(document.Body.Span);
}
