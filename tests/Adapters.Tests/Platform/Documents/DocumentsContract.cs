using System.Text;
using Serverless.Adapters.Platform.Documents;

namespace Serverless.Adapters.Tests.Platform.Documents;

/// <summary>The behaviour of every engine of the durable store. Each test has its own partition.</summary>
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
    public async Task Finds_an_inserted_document()
    {
        var result = await CommitAsync(Insert("a", "one"));

        var found = await FindAsync("a");
        Assert.True(result.IsCommitted);
        Assert.Equal("one", Text(found!));
        Assert.Equal(found!.Version, Assert.Single(result.Versions));
    }

    [Fact]
    public async Task Finds_no_missing_document()
    {
        Assert.Null(await FindAsync("missing"));
        Assert.Null(await Documents.FindAsync(new("never-used", "p"), "a", default));
    }

    [Fact]
    public async Task Rejects_inserting_an_existing_id()
    {
        await CommitAsync(Insert("a", "one"));

        var result = await CommitAsync(Insert("a", "two"));

        Assert.Equal("a", result.ConflictId);
        Assert.Empty(result.Versions);
        Assert.Equal("one", Text((await FindAsync("a"))!));
    }

    [Fact]
    public async Task Replaces_at_the_current_version()
    {
        var first = await CommitAsync(Insert("a", "one"));

        var second = await CommitAsync(Replace("a", first.Versions[0], "two"));

        Assert.True(second.IsCommitted);
        Assert.NotEqual(first.Versions[0], second.Versions[0]);
        Assert.Equal("two", Text((await FindAsync("a"))!));
    }

    [Fact]
    public async Task Rejects_replacing_at_an_older_version()
    {
        var first = await CommitAsync(Insert("a", "one"));
        await CommitAsync(Replace("a", first.Versions[0], "two"));

        var result = await CommitAsync(Replace("a", first.Versions[0], "three"));

        Assert.Equal("a", result.ConflictId);
        Assert.Equal("two", Text((await FindAsync("a"))!));
    }

    [Fact]
    public async Task Rejects_replacing_a_missing_document()
    {
        var other = await CommitAsync(Insert("a", "one"));

        var result = await CommitAsync(Replace("b", other.Versions[0], "two"));

        Assert.Equal("b", result.ConflictId);
        Assert.Null(await FindAsync("b"));
    }

    [Fact]
    public async Task Upserts_missing_and_existing_documents()
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
    public async Task Deleting_a_missing_document_without_a_version_succeeds()
    {
        Assert.True((await CommitAsync(Delete("a"))).IsCommitted);
        Assert.True((await CommitAsync(Delete("a"), Insert("b", "one"))).IsCommitted);
        Assert.NotNull(await FindAsync("b"));
    }

    [Fact]
    public async Task Rejects_deleting_at_an_older_version_or_a_missing_document()
    {
        var first = await CommitAsync(Insert("a", "one"));
        await CommitAsync(Upsert("a", "two"));

        Assert.Equal("a", (await CommitAsync(Delete("a", first.Versions[0]))).ConflictId);
        Assert.Equal("b", (await CommitAsync(Delete("b", first.Versions[0]))).ConflictId);
        Assert.Equal("two", Text((await FindAsync("a"))!));
    }

    [Fact]
    public async Task Version_of_a_deleted_document_never_matches_its_successor()
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
